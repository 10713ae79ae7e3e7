INSERT INTO enterprises_factversion
    (relation, enterprise_id, worker_id, row, batch_id, ended_by_batch_id, withdrawn)
SELECT %(relation)s, {enterprise}, {worker}, to_jsonb(t.*), t.batch_id, %(batch)s, true
FROM landing_gone t
