-- Yuan at stake of a head count that differs: persons and months × floor × all rates.
WITH rate AS (
    SELECT DISTINCT ON (scheme) scheme, rate
    FROM organisation_contributionrate
    WHERE from_month <= %(as_of)s
    ORDER BY scheme, from_month DESC
)
UPDATE alerts_alert a
SET at_stake_yuan = round(a.amount * %(floor)s * (SELECT sum(rate) FROM rate), 2)
WHERE a.rule = %(rule)s AND a.changed_in_run = %(run)s
