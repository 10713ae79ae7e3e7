-- What grew, shrank or rests on another batch: current findings whose measures differ.
WITH differing AS MATERIALIZED (
    SELECT f.id, h.to_month, h.amount, h.batch_id, h.figures
    FROM alerts_rulehit h
    -- OFFSET 0: one probe of the unique index per hit, whatever the statistics say.
    CROSS JOIN LATERAL (
        SELECT f.id, f.to_month, f.amount, f.batch_id, f.figures FROM alerts_finding f
        WHERE f.rule = %(rule)s AND f.gone_in_run IS NULL
          AND f.enterprise_id = h.enterprise_id AND f.provider_id = h.provider_id
          AND f.worker_id = h.worker_id AND f.scheme = h.scheme
          AND f.from_month = h.from_month AND f.detail = h.detail
        OFFSET 0
    ) f
    WHERE h.shard_id = %(shard)s
      AND (f.to_month, f.amount, f.batch_id, f.figures)
          IS DISTINCT FROM (h.to_month, h.amount, h.batch_id, h.figures)
)
UPDATE alerts_finding f
SET to_month = d.to_month, amount = d.amount, batch_id = d.batch_id,
    figures = d.figures, changed_in_run = %(run)s
FROM differing d
WHERE f.id = d.id
