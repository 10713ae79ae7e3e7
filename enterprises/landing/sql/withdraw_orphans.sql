-- Rows that still wait and are not delivered any more, not even to be rejected: kept as versions
-- of the waiting row.
WITH gone AS (
    DELETE FROM enterprises_orphan o
    WHERE o.feed = %(feed)s AND o.adopted_by_batch_id IS NULL AND o.batch_id <> %(batch)s
      AND (o.row ->> %(dated)s)::date BETWEEN %(first)s AND %(last)s
      AND NOT EXISTS (SELECT FROM landing_claim c WHERE {claimed_key} = o.key)
    RETURNING o.*
)
INSERT INTO enterprises_factversion
    (relation, enterprise_id, worker_id, row, batch_id, ended_by_batch_id, withdrawn)
SELECT 'enterprises_orphan', 0, 0, to_jsonb(gone.*), batch_id, %(batch)s, true FROM gone
