-- Who works where on the day, who of them is insured there, and why others are not; enterprises and
-- their workers. docs/figures.md, "Coverage" and "Enterprises and staff". Pairs of enterprise and
-- worker are counted once into places (group and street) and dimensions, places then into scopes.
WITH applies AS (
    SELECT contract_kind, bit_or(1 << (scheme - 1)) AS schemes
    FROM enterprises_schemeapplicability
    GROUP BY contract_kind
),
job AS MATERIALIZED (
    SELECT e.enterprise_id, e.worker_id,
           substr(max(e.hired_on::text || e.household), 11) AS household,
           bit_or(CASE WHEN %(on)s::date - e.hired_on > 30 THEN coalesce(a.schemes, 0) ELSE 0 END)
               AS schemes
    FROM enterprises_employment e
    LEFT JOIN applies a USING (contract_kind)
    WHERE e.hired_on <= %(on)s AND (e.left_on IS NULL OR e.left_on > %(on)s)
    GROUP BY e.enterprise_id, e.worker_id
),
insured AS MATERIALIZED (
    SELECT enterprise_id, worker_id, bit_or(1 << (scheme - 1)) AS schemes
    FROM enterprises_insurancerecord
    WHERE from_month <= %(month)s AND (to_month IS NULL OR to_month >= %(month)s)
    GROUP BY enterprise_id, worker_id
),
size AS (
    SELECT enterprise_id, count(*) AS staff FROM job GROUP BY enterprise_id
),
unit AS MATERIALIZED (
    SELECT e.id AS enterprise_id, e.grid_group_id, e.district_code,
           CASE WHEN length(e.area_stem) >= 9 THEN left(e.area_stem, 9) ELSE '' END AS street,
           left(e.industry_code, 1) AS industry,
           CASE WHEN s.staff IS NULL THEN 'none' WHEN s.staff < 10 THEN 'micro'
                WHEN s.staff < 100 THEN 'small' WHEN s.staff < 300 THEN 'medium'
                ELSE 'large' END AS size,
           e.status <> 'deregistered' AND (e.closed_on IS NULL OR e.closed_on > %(on)s)
               AND (e.established_on IS NULL OR e.established_on <= %(on)s) AS registered
    FROM enterprises_enterprise e
    LEFT JOIN size s ON s.enterprise_id = e.id
),
pair AS (
    SELECT u.grid_group_id, u.district_code, u.street, u.industry, u.size, u.registered,
           j.worker_id, coalesce(nullif(j.household, ''), w.household, '') AS household,
           coalesce(w.sex, '') AS sex, j.schemes, coalesce(i.schemes, 0) AS insured
    FROM job j
    JOIN unit u ON u.enterprise_id = j.enterprise_id
    LEFT JOIN insured i ON i.enterprise_id = j.enterprise_id AND i.worker_id = j.worker_id
    LEFT JOIN enterprises_worker w ON w.id = j.worker_id
),
cell AS MATERIALIZED (
    SELECT grid_group_id, district_code, street, industry, size, household, sex, schemes, insured,
           CASE WHEN household LIKE 'migrant%%' THEN 'migrant'
                WHEN household LIKE 'local%%' THEN 'local' ELSE '' END AS kin,
           count(*) AS pairs, count(*) FILTER (WHERE registered) AS employed
    FROM pair
    GROUP BY grid_group_id, district_code, street, industry, size, household, sex, schemes, insured
),
bare AS MATERIALIZED (
    SELECT p.grid_group_id, p.district_code, p.street, asked.reason, own.kind, count(*) AS pairs
    FROM pair p
    LEFT JOIN LATERAL (
        SELECT s.reason FROM enterprises_coveragesurvey s
        WHERE s.worker_id = p.worker_id AND s.surveyed_on <= %(on)s
        ORDER BY s.surveyed_on DESC LIMIT 1
    ) asked ON true
    LEFT JOIN LATERAL (
        SELECT o.kind FROM enterprises_individualinsurance o
        WHERE o.worker_id = p.worker_id AND o.from_month <= %(month)s
          AND (o.to_month IS NULL OR o.to_month >= %(month)s)
        ORDER BY array_position(ARRAY['flexible', 'elsewhere', 'resident'], o.kind) LIMIT 1
    ) own ON true
    WHERE p.schemes > 0 AND p.insured = 0
    GROUP BY p.grid_group_id, p.district_code, p.street, asked.reason, own.kind
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
        ('group', c.kin), ('sex', c.sex)
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
    SELECT b.grid_group_id, b.district_code, b.street, d.figure, d.kind, d.code, sum(b.pairs), NULL
    FROM bare b
    CROSS JOIN LATERAL (VALUES
        ('uncovered_reason', 'reason', coalesce(b.reason, 'not_asked')),
        ('uncovered_own', 'own', coalesce(b.kind, 'none'))
    ) d (figure, kind, code)
    GROUP BY b.grid_group_id, b.district_code, b.street, d.figure, d.kind, d.code
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
