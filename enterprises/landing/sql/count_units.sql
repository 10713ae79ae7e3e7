SELECT count(DISTINCT id) FROM landing_unit_map
