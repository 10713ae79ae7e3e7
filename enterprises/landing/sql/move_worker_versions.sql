UPDATE enterprises_factversion v
SET row = jsonb_set(v.row, '{id_cipher}', to_jsonb(r.new::text))
FROM landing_rotation r
WHERE v.relation = 'enterprises_worker' AND (v.row ->> 'id_cipher')::bytea = r.old
