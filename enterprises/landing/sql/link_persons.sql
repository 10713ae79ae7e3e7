-- Persons known already. `nameless`: known without a name, which this delivery gives.
INSERT INTO landing_person_map (ref, worker_id, nameless)
SELECT p.ref, w.id, w.name = '' AND p.name <> ''
FROM landing_person p JOIN enterprises_worker w USING (id_cipher)
