DELETE FROM alerts_rulehit WHERE shard_id = %(shard)s
