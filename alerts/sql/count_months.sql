-- Months found, for headlines that name them: of each scheme at each subject summed over people,
-- and of these the most, so that five schemes missing in one month count once.
WITH counted AS (
    SELECT f.alert_id, f.scheme, f.enterprise_id,
           sum((extract(year FROM age(coalesce(f.to_month, f.from_month), f.from_month)) * 12
                + extract(month FROM age(coalesce(f.to_month, f.from_month), f.from_month))) + 1)::int
               AS months
    FROM alerts_alert a
    JOIN alerts_finding f ON f.alert_id = a.id AND f.gone_in_run IS NULL
    WHERE a.rule = %(rule)s AND a.changed_in_run = %(run)s AND f.from_month > '0001-01-01'
    GROUP BY f.alert_id, f.scheme, f.enterprise_id
),
most AS (
    SELECT alert_id, max(months) AS months FROM counted GROUP BY alert_id
)
UPDATE alerts_alert a
SET months_count = m.months
FROM most m
WHERE a.id = m.alert_id AND a.months_count <> m.months
