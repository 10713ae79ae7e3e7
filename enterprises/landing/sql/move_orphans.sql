UPDATE enterprises_orphan o
SET row = jsonb_set(o.row, '{id_number}', to_jsonb(r.new_text)),
    key = replace(o.key, r.old_text, r.new_text)
FROM landing_rotation r
WHERE o.row ->> 'id_number' = r.old_text
