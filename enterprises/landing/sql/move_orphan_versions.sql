UPDATE enterprises_factversion v
SET row = jsonb_set(
    jsonb_set(v.row, '{row,id_number}', to_jsonb(r.new_text)),
    '{key}', to_jsonb(replace(v.row ->> 'key', r.old_text, r.new_text))
)
FROM landing_rotation r
WHERE v.relation = 'enterprises_orphan' AND v.row -> 'row' ->> 'id_number' = r.old_text
