-- What grew, shrank or rests on another batch: current findings whose measures differ.
UPDATE alerts_finding f
SET to_month = h.to_month, amount = h.amount, batch_id = h.batch_id, changed_in_run = %(run)s
FROM alerts_rulehit h
WHERE h.shard_id = %(shard)s
  AND f.rule = %(rule)s AND f.gone_in_run IS NULL
  AND f.enterprise_id = h.enterprise_id AND f.provider_id = h.provider_id
  AND f.worker_id = h.worker_id AND f.scheme = h.scheme
  AND f.from_month = h.from_month AND f.detail = h.detail
  AND (f.to_month, f.amount, f.batch_id) IS DISTINCT FROM (h.to_month, h.amount, h.batch_id)
