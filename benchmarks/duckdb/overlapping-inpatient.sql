-- An inpatient claim that overlaps another of the same person at a different provider.
WITH stay AS (
    SELECT claim_no, worker_id, provider_id, admitted_on, amount,
           coalesce(discharged_on, DATE '9999-12-31') AS until
    FROM claim
    WHERE kind = 'inpatient' AND admitted_on <= $as_of
)
SELECT a.provider_id, a.worker_id, date_trunc('month', a.admitted_on)::DATE AS from_month, a.amount
FROM stay a
SEMI JOIN stay b ON b.worker_id = a.worker_id AND b.provider_id <> a.provider_id
                AND a.admitted_on < b.until AND b.admitted_on < a.until
