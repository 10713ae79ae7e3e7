-- Inpatient claims of people who were in hospital with another provider at the same time.
SELECT c.provider_id, c.worker_id,
       c.claim_no AS detail,
       date_trunc('month', c.admitted_on::timestamp)::date AS from_month,
       date_trunc('month', c.admitted_on::timestamp)::date AS to_month,
       c.amount, c.batch_id
FROM claims_by_worker c
WHERE c.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR c.worker_id = ANY (%(chosen)s::int[]))
  AND c.kind = 'inpatient'
  AND c.admitted_on <= %(as_of)s
  AND EXISTS (
      SELECT FROM claims_by_worker o
      WHERE o.worker_id BETWEEN %(first)s AND %(last)s
        AND (%(chosen)s::int[] IS NULL OR o.worker_id = ANY (%(chosen)s::int[]))
        AND o.worker_id = c.worker_id
        AND o.provider_id <> c.provider_id
        AND o.kind = 'inpatient'
        AND o.admitted_on <= %(as_of)s
        -- No discharge: still there. One after the as-of day comes to the same.
        AND (o.discharged_on IS NULL OR c.admitted_on < o.discharged_on)
        AND (c.discharged_on IS NULL OR o.admitted_on < c.discharged_on)
  )
