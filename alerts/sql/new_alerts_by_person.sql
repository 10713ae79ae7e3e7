-- For each person on duty whose groups got new alerts in a run: how many, and the first by priority.
-- An alert that came back from dismissal or resolution is new again. Who stands in for somebody away
-- is told as well.
WITH fresh AS (
    SELECT id FROM alerts_alert WHERE raised_in_run = %(run)s
    UNION
    SELECT alert_id FROM alerts_alertstep WHERE run_id = %(run)s AND kind = 'reopened'
),
raised AS (
    SELECT grid_group_id, id, score, rule, amount, months_count,
           coalesce(nullif(workers_count, 0), findings_count) AS workers,
           greatest(workers_total, workers_count) AS workers_total,
           count(*) OVER (PARTITION BY grid_group_id) AS in_group,
           row_number() OVER (PARTITION BY grid_group_id ORDER BY score DESC, id DESC) AS place
    FROM alerts_alert JOIN fresh USING (id)
    WHERE state = 'new' AND grid_group_id IS NOT NULL
),
on_duty AS (
    SELECT DISTINCT i.user_id, a.grid_group_id
    FROM organisation_assignment a
    LEFT JOIN organisation_absence away
        ON away.inspector_id = a.inspector_id AND away.stand_in_id IS NOT NULL
       AND away.from_on <= %(today)s AND away.until_on >= %(today)s
    JOIN organisation_inspector i ON i.id IN (a.inspector_id, away.stand_in_id)
    WHERE i.user_id IS NOT NULL
      AND a.from_on <= %(today)s AND (a.until_on IS NULL OR a.until_on > %(today)s)
)
SELECT DISTINCT ON (d.user_id)
       d.user_id,
       sum(r.in_group) OVER (PARTITION BY d.user_id)::int AS count,
       r.id AS alert, r.rule, r.workers, r.workers_total,
       trim_scale(r.amount)::text AS amount, r.months_count AS months
FROM on_duty d
JOIN raised r ON r.grid_group_id = d.grid_group_id AND r.place = 1  -- a group's first stands for it
ORDER BY d.user_id, r.score DESC, r.id DESC
