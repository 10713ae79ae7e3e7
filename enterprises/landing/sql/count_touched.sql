SELECT count(DISTINCT enterprise_id) FROM enterprises_batchtouch
WHERE batch_id = %(batch)s AND enterprise_id <> 0
