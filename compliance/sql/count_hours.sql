-- Hours from the landing of data to the alert, the first look, the first visit and the end: median
-- and nine in ten.
-- Only alerts with a letter or a case have more than a landing and a raising.
WITH landing AS (
    SELECT r.id AS run_id,
           CASE WHEN r.batch_id IS NOT NULL
                THEN (SELECT b.published_at FROM enterprises_batch b WHERE b.id = r.batch_id)
                ELSE (SELECT max(b.published_at) FROM enterprises_batch b
                      WHERE b.state = 'published' AND b.published_at <= r.created_at)
           END AS landed_at
    FROM alerts_comparisonrun r
),
look AS (
    SELECT a.id AS alert_id, min(e.pgh_created_at) AS looked_at
    FROM alerts_alertevent e
    JOIN pghistory_context c ON c.id = e.pgh_context_id
    JOIN alerts_alert a ON a.id = e.pgh_obj_id
    WHERE c.metadata ->> 'user' IS NOT NULL AND e.pgh_created_at >= a.raised_at
    GROUP BY a.id
),
visit AS (
    SELECT a.id AS alert_id, min(i.done_at) AS visited_at
    FROM compliance_casealert c
    JOIN alerts_alert a ON a.id = c.alert_id
    JOIN compliance_inspection i ON i.case_id = c.case_id
    WHERE i.state = 'done' AND i.kind = 'visit' AND i.done_at >= a.raised_at
    GROUP BY a.id
),
closure AS (
    SELECT e.alert_id, min(e.ended_at) AS closed_at
    FROM (
        SELECT c.alert_id, k.closed_at AS ended_at
        FROM compliance_casealert c JOIN compliance_case k ON k.id = c.case_id
        WHERE c.released_on IS NULL AND k.state = 'closed'
        UNION ALL
        SELECT p.alert_id, l.ended_at
        FROM compliance_letteralert p JOIN compliance_letter l ON l.id = p.letter_id
        WHERE l.state = 'put_right'
    ) e
    GROUP BY e.alert_id
),
moment AS (
    SELECT a.district_code, a.grid_group_id, l.landed_at, a.raised_at, k.looked_at,
           v.visited_at, c.closed_at
    FROM alerts_alert a
    JOIN landing l ON l.run_id = a.raised_in_run
    LEFT JOIN look k ON k.alert_id = a.id
    LEFT JOIN visit v ON v.alert_id = a.id
    LEFT JOIN closure c ON c.alert_id = a.id
),
span AS (
    SELECT m.district_code, m.grid_group_id, f.code,
           floor(extract(epoch FROM f.ended - f.begun))::float8 AS seconds,
           (f.ended AT TIME ZONE %(zone)s)::date AS day
    FROM moment m
    CROSS JOIN LATERAL (VALUES
        ('hours_landing_alert', m.landed_at, m.raised_at),
        ('hours_alert_look', m.raised_at, m.looked_at),
        ('hours_look_visit', m.looked_at, m.visited_at),
        ('hours_alert_visit', m.raised_at, m.visited_at),
        ('hours_landing_visit', m.landed_at, m.visited_at),
        ('hours_visit_closure', m.visited_at, m.closed_at),
        ('hours_landing_closure', m.landed_at, m.closed_at)
    ) f (code, begun, ended)
    WHERE f.begun <= f.ended
),
measured AS (
    SELECT x.code, s.kind AS scope_kind, s.code AS scope_code, p.kind AS period_kind,
           date_trunc(p.kind, x.day::timestamp)::date AS period_on, count(*) AS alerts,
           percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY x.seconds) AS seconds
    FROM span x
    LEFT JOIN organisation_gridgroup g ON g.id = x.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', x.district_code), ('grid', coalesce(g.code, ''))
    ) s (kind, code)
    CROSS JOIN (VALUES ('month'), ('year')) p (kind)
    WHERE x.day BETWEEN %(since)s AND %(on)s AND (s.kind = 'city' OR s.code <> '')
    GROUP BY x.code, s.kind, s.code, p.kind, date_trunc(p.kind, x.day::timestamp)
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, m.code, m.scope_kind, m.scope_code, 'measure', q.name, m.period_kind,
       m.period_on, NULL, m.alerts, round((q.seconds / 3600)::numeric, 2)
FROM measured m
CROSS JOIN LATERAL (VALUES ('median', m.seconds[1]), ('p90', m.seconds[2])) q (name, seconds)
