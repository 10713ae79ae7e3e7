DELETE FROM enterprises_enterprisesearch g
USING enterprises_enterprise e WHERE e.id = g.enterprise_id AND e.batch_id = %(batch)s
