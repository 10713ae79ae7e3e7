UPDATE enterprises_worker w SET id_cipher = r.new FROM landing_rotation r WHERE w.id_cipher = r.old
