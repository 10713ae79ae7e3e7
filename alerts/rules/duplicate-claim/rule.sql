-- Claims that repeat another one under a later number, with the number of the first: without it
-- nobody can judge that they are the same.
SELECT c.provider_id, c.worker_id,
       c.claim_no AS detail,
       date_trunc('month', c.admitted_on::timestamp)::date AS from_month,
       date_trunc('month', c.admitted_on::timestamp)::date AS to_month,
       c.amount, c.batch_id,
       jsonb_build_object('repeats', min(o.claim_no COLLATE "C")) AS figures
FROM claims_by_worker c
JOIN claims_by_worker o
  ON o.worker_id = c.worker_id
 AND o.provider_id = c.provider_id
 AND o.item_code = c.item_code
 AND o.amount = c.amount
 AND o.admitted_on = c.admitted_on
 -- The order of the text, whatever the database's language.
 AND o.claim_no COLLATE "C" < c.claim_no COLLATE "C"
WHERE c.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR c.worker_id = ANY (%(chosen)s::int[]))
  AND o.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR o.worker_id = ANY (%(chosen)s::int[]))
  AND c.admitted_on <= %(as_of)s
GROUP BY c.claim_no, c.provider_id, c.worker_id, c.admitted_on, c.amount, c.batch_id
