INSERT INTO {relation} ({columns}, {constants} batch_id)
SELECT {columns}, {values} %(batch)s FROM landing_change s
WHERE NOT s.known
