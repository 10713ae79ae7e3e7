DELETE FROM enterprises_batchtouch WHERE batch_id = %(batch)s
