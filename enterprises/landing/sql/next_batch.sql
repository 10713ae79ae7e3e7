SELECT nextval(pg_get_serial_sequence('enterprises_batch', 'id'))
