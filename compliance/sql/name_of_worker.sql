-- What a person is called, and their number, within the sight of whoever asks: where the person
-- works, or as whom a case is about.
SELECT w.name, w.id_cipher FROM enterprises_worker_seen w WHERE w.id = %(worker)s
UNION
SELECT s.name, s.id_cipher FROM compliance_subject_seen s
WHERE s.case_id = %(case)s::bigint AND s.worker_id = %(worker)s
