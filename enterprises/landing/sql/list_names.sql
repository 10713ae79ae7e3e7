SELECT id, name, uscc FROM enterprises_enterprise
WHERE batch_id = %(batch)s AND id > %(after)s
ORDER BY id
LIMIT %(most)s
