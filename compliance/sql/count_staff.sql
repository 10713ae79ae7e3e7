-- Who answers for groups on the day, by kind, and whose certificate is valid.
WITH posted AS (
    SELECT DISTINCT s.kind AS scope_kind, s.code AS scope_code, i.id, i.kind,
           i.certificate_no <> '' AND coalesce(i.certificate_until >= %(on)s, false) AS valid
    FROM organisation_assignment a
    JOIN organisation_inspector i ON i.id = a.inspector_id
    JOIN organisation_gridgroup g ON g.id = a.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', g.district_code), ('grid', g.code)
    ) s (kind, code)
    WHERE a.from_on <= %(on)s AND (a.until_on IS NULL OR a.until_on > %(on)s)
      AND (s.kind = 'city' OR s.code <> '')
),
counted AS (
    SELECT 'staff' AS code, scope_kind, scope_code, 'kind' AS dimension_kind, kind AS dimension,
           count(*)::numeric AS numerator, NULL::numeric AS denominator
    FROM posted
    GROUP BY scope_kind, scope_code, kind
    UNION ALL
    SELECT 'certified', scope_kind, scope_code, '', '', count(*) FILTER (WHERE valid), count(*)
    FROM posted
    WHERE kind IN ('full_time', 'part_time')
    GROUP BY scope_kind, scope_code
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, code, scope_kind, scope_code, dimension_kind, dimension, 'month', %(month)s,
       numerator, denominator,
       CASE WHEN denominator IS NULL THEN numerator ELSE round(numerator / denominator, 6) END
FROM counted
