INSERT INTO enterprises_batchtouch (batch_id, enterprise_id, worker_id, provider_id)
SELECT DISTINCT %(batch)s::integer, {enterprise}, {worker}, {provider} FROM {changed}
