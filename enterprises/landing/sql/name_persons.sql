-- A person first named by a number alone gets the name; the last one given in the file.
UPDATE enterprises_worker w SET name = n.name
FROM (
    SELECT DISTINCT ON (m.worker_id) m.worker_id, p.name
    FROM landing_person_map m JOIN landing_person p USING (ref)
    WHERE m.nameless
    ORDER BY m.worker_id, p.ref DESC
) n
WHERE w.id = n.worker_id
