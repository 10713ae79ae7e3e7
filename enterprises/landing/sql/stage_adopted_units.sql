INSERT INTO landing_unit (ref, code) SELECT id, row ->> %(unit)s FROM landing_adopted
