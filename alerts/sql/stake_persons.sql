-- Yuan at stake of a head count that differs: persons and months × floor × all rates.
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
)
UPDATE alerts_alert a
SET at_stake_yuan = round(a.amount * %(floor)s * (SELECT sum(rate) FROM rate), 2)
WHERE a.rule = %(rule)s AND a.changed_in_run = %(run)s
