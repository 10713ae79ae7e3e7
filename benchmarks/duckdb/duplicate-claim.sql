-- All but the first claim number of the same settlement.
SELECT provider_id, worker_id, date_trunc('month', admitted_on)::DATE AS from_month, amount
FROM claim
WHERE admitted_on <= $as_of
QUALIFY row_number() OVER (
    PARTITION BY worker_id, provider_id, item_code, amount, admitted_on ORDER BY claim_no) > 1
