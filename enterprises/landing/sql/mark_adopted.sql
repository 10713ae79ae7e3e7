UPDATE enterprises_orphan o SET adopted_by_batch_id = %(batch)s
FROM landing_adopted a WHERE a.id = o.id
