-- Claims of people who had died before they were admitted.
SELECT c.provider_id, c.worker_id,
       c.claim_no AS detail,
       date_trunc('month', c.admitted_on::timestamp)::date AS from_month,
       date_trunc('month', c.admitted_on::timestamp)::date AS to_month,
       c.amount, c.batch_id
FROM claims_by_worker c
JOIN enterprises_death d ON d.worker_id = c.worker_id
WHERE c.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR c.worker_id = ANY (%(chosen)s::int[]))
  AND d.worker_id BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL OR d.worker_id = ANY (%(chosen)s::int[]))
  AND c.admitted_on <= %(as_of)s
  -- A death after the as-of day cannot meet this.
  AND c.admitted_on > d.died_on
