-- Inpatient claims of people who were in hospital with another provider at the same time, with the
-- other stays: without them nobody can judge the overlap.
SELECT c.provider_id, c.worker_id,
       c.claim_no AS detail,
       date_trunc('month', c.admitted_on::timestamp)::date AS from_month,
       date_trunc('month', c.admitted_on::timestamp)::date AS to_month,
       c.amount, c.batch_id,
       jsonb_build_object('elsewhere', jsonb_agg(jsonb_build_object(
           'claim_no', o.claim_no, 'provider', p.name, 'code', p.code,
           'admitted_on', o.admitted_on, 'discharged_on', o.discharged_on
       ) ORDER BY o.admitted_on, o.claim_no)) AS figures
FROM claims_by_worker c
JOIN claims_by_worker o
  ON o.worker_id = c.worker_id
 AND o.provider_id <> c.provider_id
 AND o.kind = 'inpatient'
 AND o.admitted_on <= %(as_of)s
 -- No discharge: still there. One after the as-of day comes to the same.
 AND (o.discharged_on IS NULL OR c.admitted_on < o.discharged_on)
 AND (c.discharged_on IS NULL OR o.admitted_on < c.discharged_on)
JOIN enterprises_provider p ON p.id = o.provider_id
WHERE c.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR c.worker_id = ANY (%(chosen)s::int[]))
  AND o.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR o.worker_id = ANY (%(chosen)s::int[]))
  AND c.kind = 'inpatient'
  AND c.admitted_on <= %(as_of)s
GROUP BY c.claim_no, c.provider_id, c.worker_id, c.admitted_on, c.amount, c.batch_id
