-- What letters ask the enterprise to put right.
SELECT letter_id, alert_id, rule, first_month, findings_count, workers_count, findings_left, workers_left,
       at_stake_yuan, put_right_on
FROM compliance_own_letter_parts
WHERE letter_id = ANY (%(letters)s::bigint[])
ORDER BY id
