-- A first load: straight into the target, without indexes, in the order of its key.
INSERT INTO {relation} ({columns}, {constants} batch_id)
SELECT {columns}, {values} %(batch)s FROM ({resolved}) s
