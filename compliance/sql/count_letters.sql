-- Workers in no scheme whom a letter named and the delivery that answered it no longer shows.
WITH answered AS (
    SELECT l.district_code, l.grid_group_id, p.workers_count - p.workers_left AS people,
           date_trunc('month', p.answered_on::timestamp)::date AS month
    FROM compliance_letteralert p
    JOIN compliance_letter l ON l.id = p.letter_id
    WHERE p.rule = 'unregistered-worker' AND p.answered_on BETWEEN %(since)s AND %(on)s
      AND p.workers_count > p.workers_left
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'covered_by_letter', s.kind, s.code, '', '', 'month', a.month,
       sum(a.people), NULL, sum(a.people)
FROM answered a
LEFT JOIN organisation_gridgroup g ON g.id = a.grid_group_id
CROSS JOIN LATERAL (VALUES
    ('city', ''), ('district', a.district_code), ('grid', coalesce(g.code, ''))
) s (kind, code)
WHERE s.kind = 'city' OR s.code <> ''
GROUP BY s.kind, s.code, a.month
