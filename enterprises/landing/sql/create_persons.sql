-- Whoever is named first by this delivery, with a name if any of its rows gives one. In the order
-- of the key, so that the index grows at its end.
INSERT INTO enterprises_worker
    (id_cipher, id_kind, name, area_code, household, phone, birth_month, sex, batch_id)
SELECT DISTINCT ON (p.id_cipher)
    p.id_cipher, p.id_kind, p.name, '', '', '', p.birth_month, p.sex, %(batch)s
FROM landing_person p LEFT JOIN landing_person_map m USING (ref)
WHERE m.ref IS NULL
ORDER BY p.id_cipher, p.name = '', p.ref
ON CONFLICT (id_cipher) DO NOTHING
