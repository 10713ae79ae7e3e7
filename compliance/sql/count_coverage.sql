-- Who works where on the day, who of them is insured there, and why others are not; enterprises and
-- their workers. docs/figures.md, "Coverage" and "Enterprises and staff". Both facts are read once, in
-- the order of their keys, so that pairs of enterprise and worker are joined as they come and nothing
-- of that size is kept; pairs are counted into cells, cells into places (group and street) and
-- dimensions, places into scopes.
WITH applies AS (
    SELECT array_agg(contract_kind) AS kinds, array_agg(schemes) AS schemes
    FROM (
        SELECT contract_kind, bit_or(1 << (scheme - 1)) AS schemes
        FROM enterprises_schemeapplicability
        GROUP BY contract_kind
    ) each_kind
),
job AS (
    SELECT e.enterprise_id, e.worker_id,
           substr(max(e.hired_on::text || e.household), 11) AS household,
           bit_or(CASE WHEN %(on)s::date - e.hired_on <= 30 THEN 0
                       ELSE coalesce((SELECT schemes FROM applies)[
                           array_position((SELECT kinds FROM applies), e.contract_kind)], 0) END)
               AS schemes
    FROM (
        SELECT enterprise_id, worker_id, hired_on, household, contract_kind
        FROM enterprises_employment
        WHERE hired_on <= %(on)s AND (left_on IS NULL OR left_on > %(on)s)
        ORDER BY enterprise_id, worker_id
        OFFSET 0
    ) e
    GROUP BY e.enterprise_id, e.worker_id
),
insured AS (
    SELECT i.enterprise_id, i.worker_id, bit_or(1 << (i.scheme - 1)) AS schemes
    FROM (
        SELECT enterprise_id, worker_id, scheme
        FROM enterprises_insurancerecord
        WHERE from_month <= %(month)s AND (to_month IS NULL OR to_month >= %(month)s)
        ORDER BY enterprise_id, worker_id
        OFFSET 0
    ) i
    GROUP BY i.enterprise_id, i.worker_id
),
size AS (
    SELECT enterprise_id, count(DISTINCT worker_id) AS staff
    FROM enterprises_employment
    WHERE hired_on <= %(on)s AND (left_on IS NULL OR left_on > %(on)s)
    GROUP BY enterprise_id
),
-- One row, asked once: where each size band begins on the day.
band AS (
    SELECT small_from, medium_from, large_from
    FROM compliance_sizebands
    WHERE from_on <= %(on)s
    ORDER BY from_on DESC
    LIMIT 1
),
unit AS MATERIALIZED (
    SELECT e.id AS enterprise_id, e.grid_group_id, e.district_code,
           CASE WHEN length(e.area_stem) >= 9 THEN left(e.area_stem, 9) ELSE '' END AS street,
           left(e.industry_code, 1) AS industry,
           CASE WHEN s.staff IS NULL THEN 'none'
                WHEN s.staff < (SELECT small_from FROM band) THEN 'micro'
                WHEN s.staff < (SELECT medium_from FROM band) THEN 'small'
                WHEN s.staff < (SELECT large_from FROM band) THEN 'medium'
                ELSE 'large' END AS size,
           e.status <> 'deregistered' AND (e.closed_on IS NULL OR e.closed_on > %(on)s)
               AND (e.established_on IS NULL OR e.established_on <= %(on)s) AS registered
    FROM enterprises_enterprise e
    LEFT JOIN size s ON s.enterprise_id = e.id
),
asked AS (
    SELECT DISTINCT ON (worker_id) worker_id, reason
    FROM enterprises_coveragesurvey
    WHERE surveyed_on <= %(on)s
    ORDER BY worker_id, surveyed_on DESC
),
own AS (
    SELECT worker_id, min(array_position(ARRAY['flexible', 'elsewhere', 'resident'], kind)) AS kind
    FROM enterprises_individualinsurance
    WHERE from_month <= %(month)s AND (to_month IS NULL OR to_month >= %(month)s)
    GROUP BY worker_id
),
cell AS MATERIALIZED (
    SELECT u.grid_group_id, u.district_code, u.street, u.industry, u.size,
           coalesce(nullif(j.household, ''), w.household, '') AS household,
           coalesce(w.sex, '') AS sex, j.schemes, coalesce(i.schemes, 0) AS insured,
           a.reason, o.kind, count(*) AS pairs, count(*) FILTER (WHERE u.registered) AS employed
    FROM job j
    LEFT JOIN insured i ON i.enterprise_id = j.enterprise_id AND i.worker_id = j.worker_id
    JOIN unit u ON u.enterprise_id = j.enterprise_id
    LEFT JOIN enterprises_worker w ON w.id = j.worker_id
    LEFT JOIN asked a ON a.worker_id = j.worker_id AND j.schemes > 0 AND i.schemes IS NULL
    LEFT JOIN own o ON o.worker_id = j.worker_id AND j.schemes > 0 AND i.schemes IS NULL
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
),
split AS MATERIALIZED (
    SELECT c.grid_group_id, c.district_code, c.street, d.kind, d.code,
           sum(c.employed) AS employed,
           sum(c.pairs) FILTER (WHERE c.schemes > 0) AS liable,
           sum(c.pairs) FILTER (WHERE c.schemes > 0 AND c.insured > 0) AS covered,
           sum(c.pairs) FILTER (WHERE c.schemes > 0 AND c.schemes & ~c.insured = 0) AS entire
    FROM cell c
    CROSS JOIN LATERAL (VALUES
        ('', ''), ('industry', c.industry), ('size', c.size), ('household', c.household),
        ('group', CASE WHEN c.household LIKE 'migrant%%' THEN 'migrant'
                       WHEN c.household LIKE 'local%%' THEN 'local' ELSE '' END), ('sex', c.sex)
    ) d (kind, code)
    GROUP BY c.grid_group_id, c.district_code, c.street, d.kind, d.code
),
counted AS (
    SELECT s.grid_group_id, s.district_code, s.street, f.code, s.kind, s.code AS dimension,
           f.numerator, f.denominator
    FROM split s
    CROSS JOIN LATERAL (VALUES
        ('coverage_any', coalesce(s.covered, 0), coalesce(s.liable, 0)),
        ('coverage_full', coalesce(s.entire, 0), coalesce(s.liable, 0)),
        ('uncovered', coalesce(s.liable, 0) - coalesce(s.covered, 0), NULL),
        ('workers', s.employed, NULL)
    ) f (code, numerator, denominator)
    WHERE (f.code = 'workers' AND s.kind <> 'group') OR (f.code <> 'workers' AND s.kind <> 'sex')
    UNION ALL
    SELECT c.grid_group_id, c.district_code, c.street, 'coverage_scheme', 'scheme', n::text,
           sum(c.pairs) FILTER (WHERE c.insured & (1 << (n - 1)) > 0), sum(c.pairs)
    FROM cell c
    CROSS JOIN generate_series(1, 5) n
    WHERE c.schemes & (1 << (n - 1)) > 0
    GROUP BY c.grid_group_id, c.district_code, c.street, n
    UNION ALL
    SELECT c.grid_group_id, c.district_code, c.street, d.figure, d.kind, d.code, sum(c.pairs), NULL
    FROM cell c
    CROSS JOIN LATERAL (SELECT coalesce(c.reason, 'not_asked') AS reason) answer
    CROSS JOIN LATERAL (VALUES
        ('uncovered_reason', 'reason', answer.reason),
        ('uncovered_reason', 'industry', c.industry || '/' || answer.reason),
        ('uncovered_reason', 'size', c.size || '/' || answer.reason),
        ('uncovered_reason', 'household', c.household || '/' || answer.reason),
        ('uncovered_own', 'own',
         coalesce((ARRAY['flexible', 'elsewhere', 'resident'])[c.kind], 'none'))
    ) d (figure, kind, code)
    WHERE c.schemes > 0 AND c.insured = 0
    GROUP BY c.grid_group_id, c.district_code, c.street, d.figure, d.kind, d.code
    UNION ALL
    SELECT u.grid_group_id, u.district_code, u.street, 'workplaces', d.kind, d.code, count(*), NULL
    FROM unit u
    CROSS JOIN LATERAL (VALUES ('', ''), ('industry', u.industry), ('size', u.size)) d (kind, code)
    WHERE u.registered
    GROUP BY u.grid_group_id, u.district_code, u.street, d.kind, d.code
),
scoped AS (
    SELECT c.code, s.kind AS scope_kind, s.code AS scope_code, c.kind, c.dimension,
           sum(coalesce(c.numerator, 0)) AS numerator, sum(c.denominator) AS denominator
    FROM counted c
    LEFT JOIN organisation_gridgroup g ON g.id = c.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', c.district_code), ('street', c.street),
        ('grid', coalesce(g.code, ''))
    ) s (kind, code)
    WHERE s.kind = 'city' OR s.code <> ''
    GROUP BY c.code, s.kind, s.code, c.kind, c.dimension
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, code, scope_kind, scope_code, kind, dimension, 'month', %(month)s,
       numerator, denominator,
       CASE WHEN denominator IS NULL THEN numerator
            ELSE round(numerator / nullif(denominator, 0), 6) END
FROM scoped
WHERE numerator <> 0 OR denominator <> 0
