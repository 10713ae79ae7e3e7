-- Counts and states of the alerts whose findings this run changed, and a step of their story.
-- A person's decision stays: only new and acknowledged alerts are resolved by data, only resolved
-- ones reopen; a dismissed one reopens past its date, or when it has grown materially.
WITH touched AS (
    SELECT alert_id FROM alerts_finding WHERE changed_in_run = %(run)s AND rule = %(rule)s
    UNION
    SELECT id FROM alerts_alert
    WHERE rule = %(rule)s AND state = 'dismissed' AND held_until <= %(as_of)s AND %(whole)s
),
counted AS (
    -- Alert by alert: each reads its own findings through their index.
    SELECT t.alert_id, f.findings, f.workers, f.amount, f.first_month
    FROM touched t
    CROSS JOIN LATERAL (
        SELECT count(*) AS findings,
               count(DISTINCT f.worker_id) FILTER (WHERE f.worker_id <> 0) AS workers,
               coalesce(sum(f.amount), 0) AS amount,
               min(f.from_month) FILTER (WHERE f.from_month > '0001-01-01') AS first_month
        FROM alerts_finding f
        WHERE f.alert_id = t.alert_id AND f.gone_in_run IS NULL
    ) f
),
judged AS (
    SELECT c.*,
           greatest(a.workers_count, CASE WHEN a.workers_count = 0 THEN a.findings_count END) AS count_before,
           CASE WHEN c.workers > 0 THEN c.workers ELSE c.findings END AS count_after,
           CASE
               WHEN a.raised_in_run = %(run)s AND a.findings_count = 0 THEN 'raised'
               WHEN c.findings = 0 AND a.state IN ('new', 'acknowledged') THEN 'resolved'
               WHEN c.findings > 0 AND a.state = 'resolved' THEN 'reopened'
               WHEN c.findings > 0 AND a.state = 'dismissed'
                    AND (a.held_until <= %(as_of)s
                         OR c.findings > a.decision_count * %(material_growth)s
                         OR c.amount > a.decision_amount * %(material_growth)s) THEN 'reopened'
               WHEN c.findings > a.findings_count THEN 'grown'
               WHEN c.findings < a.findings_count THEN 'shrunk'
               ELSE 'measured'
           END AS kind
    FROM counted c JOIN alerts_alert a ON a.id = c.alert_id
),
written AS (
    UPDATE alerts_alert a
    SET findings_count = j.findings, workers_count = j.workers, amount = j.amount,
        first_month = j.first_month, changed_at = %(now)s, changed_in_run = %(run)s,
        as_of = %(as_of)s,
        raised_count = CASE WHEN j.kind = 'raised' THEN j.count_after ELSE a.raised_count END,
        first_look_by = CASE WHEN j.kind = 'reopened' THEN %(first_look_by)s ELSE a.first_look_by END,
        state = CASE j.kind WHEN 'resolved' THEN 'resolved'
                            WHEN 'reopened' THEN 'new'
                            ELSE a.state END
    FROM judged j
    WHERE a.id = j.alert_id
),
told AS (
    INSERT INTO alerts_alertstep (alert_id, kind, at, run_id, count_before, count_after)
    SELECT alert_id, kind, %(now)s, %(run)s, coalesce(count_before, 0), count_after
    FROM judged
    WHERE kind <> 'measured'
)
SELECT kind, count(*)::int AS alerts FROM judged GROUP BY kind
