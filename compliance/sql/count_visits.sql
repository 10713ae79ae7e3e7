-- Visits and document reviews done, and how many enterprises were visited in a month and in a year.
WITH done AS (
    SELECT i.kind, i.purpose, i.enterprise_id, i.district_code, i.grid_group_id,
           (i.done_at AT TIME ZONE %(zone)s)::date AS day
    FROM compliance_inspection i
    WHERE i.state = 'done'
),
event AS (
    SELECT CASE d.kind WHEN 'visit' THEN 'visits' ELSE 'reviews' END AS code, d.purpose,
           d.enterprise_id, s.kind AS scope_kind, s.code AS scope_code, d.day
    FROM done d
    LEFT JOIN organisation_gridgroup g ON g.id = d.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', d.district_code), ('grid', coalesce(g.code, ''))
    ) s (kind, code)
    WHERE d.day BETWEEN %(since)s AND %(on)s AND (s.kind = 'city' OR s.code <> '')
),
counted AS (
    SELECT e.code, e.scope_kind, e.scope_code, d.kind, d.code AS dimension, 'month' AS period_kind,
           date_trunc('month', e.day::timestamp)::date AS period_on, count(*) AS amount
    FROM event e
    CROSS JOIN LATERAL (VALUES ('', ''), ('purpose', e.purpose)) d (kind, code)
    WHERE d.kind = '' OR e.code = 'visits'
    GROUP BY 1, 2, 3, 4, 5, 7
    UNION ALL
    SELECT 'visited', e.scope_kind, e.scope_code, '', '', p.kind,
           date_trunc(p.kind, e.day::timestamp)::date, count(DISTINCT e.enterprise_id)
    FROM event e
    CROSS JOIN (VALUES ('month'), ('year')) p (kind)
    WHERE e.code = 'visits' AND e.enterprise_id IS NOT NULL
    GROUP BY 2, 3, 6, 7
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, code, scope_kind, scope_code, kind, dimension, period_kind, period_on,
       amount, NULL, amount
FROM counted
