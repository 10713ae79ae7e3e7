-- Enterprises, workers and open alerts for each full-time inspector. Who answers for several groups
-- counts in each by an equal part. Enterprises and workers are those of the same snapshot.
WITH part AS (
    SELECT g.code, g.district_code, 1.0 / count(*) OVER (PARTITION BY a.inspector_id) AS part
    FROM organisation_assignment a
    JOIN organisation_inspector i ON i.id = a.inspector_id AND i.kind = 'full_time'
    JOIN organisation_gridgroup g ON g.id = a.grid_group_id
    WHERE a.from_on <= %(on)s AND (a.until_on IS NULL OR a.until_on > %(on)s)
),
parts AS (
    SELECT s.kind, s.code, sum(p.part) AS parts
    FROM part p
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', p.district_code), ('grid', p.code)
    ) s (kind, code)
    WHERE s.kind = 'city' OR s.code <> ''
    GROUP BY s.kind, s.code
),
load AS (
    SELECT CASE v.code WHEN 'workers' THEN 'workers_each' ELSE 'enterprises_each' END AS figure,
           v.scope_kind AS kind, v.scope_code AS code, v.numerator
    FROM compliance_figurevalue v
    WHERE v.code IN ('workplaces', 'workers') AND v.scope_kind IN ('city', 'district', 'grid')
      AND v.dimension_kind = '' AND v.period_kind = 'month' AND v.period_on = %(month)s
    UNION ALL
    SELECT 'alerts_each', s.kind, s.code, count(*)
    FROM alerts_alert a
    LEFT JOIN organisation_gridgroup g ON g.id = a.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', a.district_code), ('grid', coalesce(g.code, ''))
    ) s (kind, code)
    WHERE a.state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
      AND (s.kind = 'city' OR s.code <> '')
    GROUP BY s.kind, s.code
),
counted AS (
    SELECT f.figure, coalesce(l.kind, p.kind) AS kind, coalesce(l.code, p.code) AS code,
           coalesce(l.numerator, 0) AS numerator, coalesce(p.parts, 0) AS parts
    FROM (VALUES ('enterprises_each'), ('workers_each'), ('alerts_each')) f (figure)
    CROSS JOIN (SELECT kind, code FROM parts UNION SELECT kind, code FROM load) place
    LEFT JOIN load l ON l.figure = f.figure AND l.kind = place.kind AND l.code = place.code
    LEFT JOIN parts p ON p.kind = place.kind AND p.code = place.code
    WHERE l.numerator <> 0 OR p.parts <> 0
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, figure, kind, code, '', '', 'month', %(month)s,
       numerator, round(parts, 4), round(numerator / nullif(parts, 0), 2)
FROM counted
