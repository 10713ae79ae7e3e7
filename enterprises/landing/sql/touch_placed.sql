INSERT INTO enterprises_batchtouch (batch_id, enterprise_id, worker_id, provider_id)
SELECT %(batch)s, enterprise_id, 0, provider_id FROM landing_placed
