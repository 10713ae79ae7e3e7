-- Parts of letters that a complete delivery answers: of a feed in which it shows, published after
-- the letter, covering the enterprise's area and the time from the first month found to the day of
-- the letter, and compared since. The latest such delivery counts. Left is what the letter named
-- and is still found; a finding of a later run is a new matter. An alert that was taken into a case
-- meanwhile is the case's.
WITH delivery AS (
    SELECT *
    FROM unnest(%(batches)s::int[], %(feeds)s::text[], %(firsts)s::date[], %(lasts)s::date[],
                %(stems)s::text[], %(moments)s::timestamptz[], %(days)s::date[])
        AS d(batch_id, feed, first, last, stem, published_at, on_day)
),
answer AS (
    SELECT DISTINCT ON (p.id) p.id, d.batch_id, d.on_day, f.findings, f.workers
    FROM compliance_letter l
    JOIN compliance_letteralert p ON p.letter_id = l.id
    JOIN alerts_alert a ON a.id = p.alert_id AND a.state = 'letter_sent'
    JOIN enterprises_enterprise e ON e.id = l.enterprise_id
    JOIN unnest(%(rules)s::text[], %(answers)s::text[]) AS r(rule, feed) ON r.rule = p.rule
    JOIN delivery d
      ON d.feed = r.feed AND d.published_at > l.sent_at
     AND d.first <= coalesce(p.first_month, d.first)
     AND d.last >= (l.sent_at AT TIME ZONE %(zone)s)::date
     AND starts_with(e.area_code, d.stem)
    CROSS JOIN LATERAL (
        SELECT count(*)::int AS findings,
               count(DISTINCT f.worker_id) FILTER (WHERE f.worker_id <> 0)::int AS workers
        FROM alerts_finding f
        WHERE f.alert_id = a.id AND f.gone_in_run IS NULL AND f.found_in_run <= p.run_id
    ) f
    WHERE l.state = 'sent'
      AND NOT EXISTS (SELECT FROM compliance_casealert c
                      WHERE c.alert_id = a.id AND c.released_on IS NULL)
      AND EXISTS (
          SELECT FROM alerts_comparisonrun c
          WHERE c.state = 'done' AND c.known_at IS NULL
            AND (c.batch_id = d.batch_id
                 OR c.created_at >= d.published_at
                    AND (c.scope = '{}' OR c.scope -> 'enterprises' @> to_jsonb(l.enterprise_id)))
      )
    ORDER BY p.id, d.published_at DESC, d.batch_id DESC
)
UPDATE compliance_letteralert p
SET answered_batch_id = answer.batch_id, answered_on = answer.on_day,
    findings_left = answer.findings, workers_left = answer.workers,
    put_right_on = CASE WHEN answer.findings = 0 THEN answer.on_day END
FROM answer
WHERE p.id = answer.id AND p.put_right_on IS NULL
  AND (p.answered_batch_id, p.findings_left, p.workers_left)
      IS DISTINCT FROM (answer.batch_id, answer.findings, answer.workers)
RETURNING p.letter_id
