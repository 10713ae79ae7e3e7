-- Yuan at stake of uncovered months: months × floor of the base × rates of the scheme (or of all).
WITH rate AS (
    -- Employer's and worker's share together, where no industry class is known.
    SELECT scheme, sum(rate) AS rate
    FROM (
        SELECT DISTINCT ON (scheme, share) scheme, rate
        FROM organisation_contributionrate
        WHERE from_month <= %(as_of)s AND industry_class = 0
        ORDER BY scheme, share, from_month DESC
    ) share
    GROUP BY scheme
),
stake AS (
    SELECT f.alert_id,
           sum(((extract(year FROM age(f.to_month, f.from_month)) * 12
                 + extract(month FROM age(f.to_month, f.from_month))) + 1)
               * %(floor)s * r.rate) AS yuan
    FROM alerts_alert a
    JOIN alerts_finding f ON f.alert_id = a.id AND f.gone_in_run IS NULL
    JOIN rate r ON f.scheme IN (0, r.scheme)
    WHERE a.rule = %(rule)s AND a.changed_in_run = %(run)s
    GROUP BY f.alert_id
)
UPDATE alerts_alert a
SET at_stake_yuan = round(s.yuan, 2)
FROM stake s
WHERE a.id = s.alert_id AND a.at_stake_yuan <> round(s.yuan, 2)
