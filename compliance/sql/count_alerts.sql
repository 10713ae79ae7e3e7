-- What became of alerts, by the month they were raised in and by rule.
WITH look AS (
    SELECT DISTINCT a.id AS alert_id
    FROM alerts_alertevent e
    JOIN pghistory_context c ON c.id = e.pgh_context_id
    JOIN alerts_alert a ON a.id = e.pgh_obj_id
    WHERE c.metadata ->> 'user' IS NOT NULL AND e.pgh_created_at >= a.raised_at
),
answer AS (
    SELECT p.alert_id, bool_or(p.put_right_on IS NOT NULL) AS put_right
    FROM compliance_letteralert p
    GROUP BY p.alert_id
),
verdict AS (
    SELECT c.alert_id,
           bool_or(c.released_on IS NULL AND v.case_id IS NOT NULL) AS confirmed,
           bool_or(c.released_on IS NULL AND v.case_id IS NOT NULL
                   AND k.outcome IN ('rectified', 'complied', 'enforced')) AS put_right,
           bool_or(c.released_on IS NULL
                   AND (k.state = 'no_violation' OR k.outcome = 'no_violation')) AS unfounded
    FROM compliance_casealert c
    JOIN compliance_case k ON k.id = c.case_id
    JOIN alerts_alert a ON a.id = c.alert_id
    LEFT JOIN LATERAL (
        SELECT v.case_id FROM compliance_violation v
        WHERE v.case_id = c.case_id AND v.type = a.violation_type
          AND v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
        LIMIT 1
    ) v ON true
    GROUP BY c.alert_id
),
raised AS (
    SELECT a.id, a.rule, a.state, a.district_code, a.grid_group_id,
           (a.raised_at AT TIME ZONE %(zone)s)::date AS day
    FROM alerts_alert a
),
cell AS (
    SELECT a.rule, a.district_code, a.grid_group_id,
           date_trunc('month', a.day::timestamp)::date AS month, count(*) AS raised,
           count(l.alert_id) AS looked_at,
           count(*) FILTER (WHERE n.alert_id IS NOT NULL OR c.alert_id IS NOT NULL) AS taken_up,
           count(*) FILTER (WHERE c.confirmed) AS confirmed,
           count(*) FILTER (WHERE c.confirmed IS NOT TRUE
                            AND (a.state = 'dismissed' OR c.unfounded)) AS dismissed,
           count(*) FILTER (WHERE a.state = 'resolved' OR n.put_right OR c.put_right) AS put_right
    FROM raised a
    LEFT JOIN look l ON l.alert_id = a.id
    LEFT JOIN answer n ON n.alert_id = a.id
    LEFT JOIN verdict c ON c.alert_id = a.id
    WHERE a.day BETWEEN %(since)s AND %(on)s
    GROUP BY a.rule, a.district_code, a.grid_group_id, date_trunc('month', a.day::timestamp)
),
scoped AS (
    SELECT s.kind AS scope_kind, s.code AS scope_code, d.kind, d.code, c.month,
           sum(c.raised) AS raised, sum(c.looked_at) AS looked_at, sum(c.taken_up) AS taken_up,
           sum(c.confirmed) AS confirmed, sum(c.dismissed) AS dismissed, sum(c.put_right) AS put_right
    FROM cell c
    LEFT JOIN organisation_gridgroup g ON g.id = c.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', c.district_code), ('grid', coalesce(g.code, ''))
    ) s (kind, code)
    CROSS JOIN LATERAL (VALUES ('', ''), ('rule', c.rule)) d (kind, code)
    WHERE s.kind = 'city' OR s.code <> ''
    GROUP BY s.kind, s.code, d.kind, d.code, c.month
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, f.code, s.scope_kind, s.scope_code, s.kind, s.code, 'month', s.month,
       f.numerator, f.denominator,
       CASE WHEN f.denominator IS NULL THEN f.numerator
            ELSE round(f.numerator / f.denominator, 6) END
FROM scoped s
CROSS JOIN LATERAL (VALUES
    ('alerts_raised', s.raised, NULL),
    ('alerts_looked_at', s.looked_at, s.raised),
    ('alerts_taken_up', s.taken_up, s.raised),
    ('alerts_confirmed', s.confirmed, s.raised),
    ('alerts_dismissed', s.dismissed, s.raised),
    ('alerts_put_right', s.put_right, s.raised),
    ('precision', s.confirmed, s.confirmed + s.dismissed)
) f (code, numerator, denominator)
WHERE f.denominator IS NULL OR f.denominator > 0
