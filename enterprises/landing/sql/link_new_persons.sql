INSERT INTO landing_person_map (ref, worker_id, nameless)
SELECT p.ref, w.id, false
FROM landing_person p
LEFT JOIN landing_person_map m USING (ref)
JOIN enterprises_worker w USING (id_cipher)
WHERE m.ref IS NULL
