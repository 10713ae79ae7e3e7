-- Yuan at stake where the findings' amounts are yuan: their sum.
UPDATE alerts_alert a
SET at_stake_yuan = a.amount
WHERE a.rule = %(rule)s AND a.changed_in_run = %(run)s AND a.at_stake_yuan <> a.amount
