-- Violations confirmed and not dropped, penalty decisions and their fines.
WITH event AS (
    SELECT 'violations' AS code, v.district_code, v.grid_group_id, v.type, 1::numeric AS amount,
           (v.confirmed_at AT TIME ZONE %(zone)s)::date AS day
    FROM compliance_violation v
    WHERE v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
    UNION ALL
    SELECT f.code, s.district_code, s.grid_group_id, '', f.amount,
           (s.taken_at AT TIME ZONE %(zone)s)::date
    FROM compliance_step s
    CROSS JOIN LATERAL (VALUES
        ('penalties', 1::numeric),
        ('fines', coalesce(nullif(s.facts ->> 'fine_yuan', '')::numeric, 0))
    ) f (code, amount)
    WHERE s.verb = 'decide_penalty'
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, e.code, s.kind, s.code, d.kind, d.code, 'month',
       date_trunc('month', e.day::timestamp)::date, sum(e.amount), NULL, sum(e.amount)
FROM event e
LEFT JOIN organisation_gridgroup g ON g.id = e.grid_group_id
CROSS JOIN LATERAL (VALUES
    ('city', ''), ('district', e.district_code), ('grid', coalesce(g.code, ''))
) s (kind, code)
CROSS JOIN LATERAL (VALUES ('', ''), ('type', e.type)) d (kind, code)
WHERE e.day BETWEEN %(since)s AND %(on)s
  AND (s.kind = 'city' OR s.code <> '') AND (d.kind = '' OR e.code = 'violations')
GROUP BY e.code, s.kind, s.code, d.kind, d.code, date_trunc('month', e.day::timestamp)
HAVING sum(e.amount) <> 0
