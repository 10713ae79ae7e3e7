-- Priority, 0 to 100, as a sum of named parts; each part above zero is one of the alert's reasons.
-- Logarithms, because the tenth worker weighs more than the hundredth.
WITH part AS (
    SELECT a.id, a.score AS score_before, a.reasons AS reasons_before,
           a.severity, a.workers_count, a.workers_total, a.at_stake_yuan, a.first_month,
           e.regime, e.regime_until,
           (%(severity_points)s::int[])[a.severity] AS severity_points,
           least(%(workers_points)s,
                 round(%(workers_points)s * ln(1 + a.workers_count)
                       / ln(1 + %(workers_full)s)))::int AS workers_points,
           CASE WHEN a.workers_total > 0
                THEN round(%(share_points)s * least(1, a.workers_count::numeric / a.workers_total))::int
                ELSE 0 END AS share_points,
           least(%(yuan_points)s,
                 round(%(yuan_points)s * ln(1 + greatest(0, a.at_stake_yuan) / 1000)
                       / ln(1 + %(yuan_full)s / 1000.0)))::int AS yuan_points,
           CASE WHEN a.first_month IS NULL THEN 0
                ELSE (extract(year FROM a.as_of) - extract(year FROM a.first_month)) * 12
                     + extract(month FROM a.as_of) - extract(month FROM a.first_month) END AS months,
           coalesce((%(regime_points)s::jsonb ->> coalesce(e.regime, 'normal'))::int, 0) AS regime_points,
           coalesce(we.until_on, wp.until_on, ww.until_on) AS watched_until
    FROM alerts_alert a
    LEFT JOIN enterprises_enterprise e ON e.id = a.enterprise_id
    LEFT JOIN alerts_watched we ON we.enterprise_id = a.enterprise_id
    LEFT JOIN alerts_watched wp ON wp.provider_id = a.provider_id
    LEFT JOIN alerts_watched ww ON ww.worker_id = a.worker_id
    WHERE a.state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
      AND (a.changed_in_run = %(run)s OR %(whole)s OR a.enterprise_id = ANY (%(chosen)s::int[])
           OR a.provider_id = ANY (%(providers)s::int[]) OR a.worker_id = ANY (%(workers)s::int[]))
),
aged AS (
    SELECT p.*,
           least(%(age_points)s,
                 round(%(age_points)s * greatest(0, p.months) / %(age_full)s))::int AS age_points,
           CASE WHEN p.watched_until IS NULL THEN 0 ELSE %(watchlist_points)s END::int AS watch_points
    FROM part p
),
scored AS (
    SELECT id, score_before, reasons_before,
           least(100, severity_points + workers_points + share_points + yuan_points + age_points
                      + regime_points + watch_points) AS score,
           jsonb_path_query_array(jsonb_build_array(
               jsonb_build_object('code', 'severity', 'value', severity, 'points', severity_points),
               jsonb_build_object('code', 'workers', 'value', workers_count, 'total', workers_total,
                                  'points', workers_points + share_points),
               jsonb_build_object('code', 'yuan', 'value', at_stake_yuan, 'points', yuan_points),
               jsonb_build_object('code', 'age', 'since', first_month, 'months', months,
                                  'points', age_points),
               jsonb_build_object('code', 'regime', 'value', coalesce(regime, ''),
                                  'until', regime_until, 'points', regime_points),
               jsonb_build_object('code', 'watchlist', 'until', watched_until,
                                  'points', watch_points)
           ), '$[*] ? (@.points > 0)') AS reasons
    FROM aged
)
UPDATE alerts_alert a
SET score = s.score, reasons = s.reasons
FROM scored s
WHERE a.id = s.id AND (s.score_before <> s.score OR s.reasons_before <> s.reasons)
