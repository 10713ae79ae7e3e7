-- The rows about to be replaced, as they stand.
INSERT INTO enterprises_factversion
    (relation, enterprise_id, worker_id, row, batch_id, ended_by_batch_id, withdrawn)
SELECT %(relation)s, {enterprise}, {worker}, to_jsonb(t.*) {beside},
       coalesce(t.batch_id, 0), %(batch)s, false
FROM {relation} t JOIN landing_change s ON {same_key}
