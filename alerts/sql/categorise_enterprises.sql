-- The current category of an enterprise: a risk class with its reasons, apart from any grade.
-- Points from open alerts, penalties of the last years, sector and the watchlist; nothing is written
-- where nothing changed.
WITH chosen AS (
    SELECT id, industry_code, risk_class, risk_points, risk_reasons
    FROM enterprises_enterprise
    WHERE %(chosen)s::int[] IS NULL OR id = ANY (%(chosen)s::int[])
),
alerted AS (
    SELECT a.enterprise_id AS id, count(*) AS alerts, max(a.score) AS highest
    FROM alerts_alert a
    WHERE a.state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
      AND a.enterprise_id IS NOT NULL AND a.findings_count > 0
      AND (%(chosen)s::int[] IS NULL OR a.enterprise_id = ANY (%(chosen)s::int[]))
    GROUP BY a.enterprise_id
),
punished AS (
    SELECT p.enterprise_id AS id, count(*) AS decisions
    FROM enterprises_penalty p
    WHERE p.decided_on > %(as_of)s::date - %(history_days)s AND p.decided_on <= %(as_of)s
      AND (%(chosen)s::int[] IS NULL OR p.enterprise_id = ANY (%(chosen)s::int[]))
    GROUP BY p.enterprise_id
),
part AS (
    SELECT c.*, coalesce(t.alerts, 0) AS alerts, coalesce(d.decisions, 0) AS decisions,
           CASE WHEN t.alerts IS NULL THEN 0
                ELSE least(%(alert_points)s,
                           round(t.highest * %(alert_points)s / 100.0)
                           + (t.alerts - 1) * %(further_alert_points)s) END::int AS alert_part,
           least(%(history_points)s, coalesce(d.decisions, 0) * %(decision_points)s)::int AS history_part,
           coalesce((%(sector_points)s::jsonb ->> left(c.industry_code, 1))::int, 0) AS sector_part,
           CASE WHEN w.id IS NULL THEN 0 ELSE %(watchlist_points)s END AS watch_part, w.until_on
    FROM chosen c
    LEFT JOIN alerts_watched w ON w.enterprise_id = c.id
    LEFT JOIN alerted t ON t.id = c.id
    LEFT JOIN punished d ON d.id = c.id
),
judged AS (
    SELECT id, risk_class AS class_before, risk_points AS points_before,
           risk_reasons AS reasons_before,
           alert_part + history_part + sector_part + watch_part AS points,
           jsonb_path_query_array(jsonb_build_array(
               jsonb_build_object('code', 'alerts', 'value', alerts, 'points', alert_part),
               jsonb_build_object('code', 'history', 'value', decisions, 'points', history_part),
               jsonb_build_object('code', 'sector', 'value', left(industry_code, 1),
                                  'points', sector_part),
               jsonb_build_object('code', 'watchlist', 'until', until_on, 'points', watch_part)
           ), '$[*] ? (@.points > 0)') AS reasons
    FROM part
)
UPDATE enterprises_enterprise e
SET risk_points = j.points,
    risk_class = CASE WHEN j.points >= %(class_d)s THEN 'D' WHEN j.points >= %(class_c)s THEN 'C'
                      WHEN j.points >= %(class_b)s THEN 'B' ELSE 'A' END,
    risk_reasons = j.reasons
FROM judged j
WHERE e.id = j.id AND (j.points_before <> j.points OR j.reasons_before <> j.reasons)
