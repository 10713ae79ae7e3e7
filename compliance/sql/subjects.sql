-- The person a case is about, named to whoever sees the case: they act on it, whoever employs the
-- person. Nobody else of the people in it, and nothing else of that person.
CREATE VIEW compliance_subject_seen WITH (security_barrier) AS
SELECT c.id AS case_id, w.id AS worker_id, w.name, w.id_cipher
FROM compliance_case c
JOIN enterprises_worker w ON w.id = c.worker_id
WHERE current_setting('app.sight', true) = 'all'
   OR c.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
   OR c.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[]);
REVOKE ALL ON compliance_subject_seen FROM inspectorate_web, inspectorate_worker;
GRANT SELECT ON compliance_subject_seen TO inspectorate_web, inspectorate_worker;
