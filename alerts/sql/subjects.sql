-- The person an alert is about, named to whoever sees the alert: it was handed to their group because
-- nobody employs them there.
CREATE VIEW alerts_subject_seen WITH (security_barrier) AS
SELECT a.id AS alert_id, w.id AS worker_id, w.name, w.id_cipher
FROM alerts_alert a
JOIN alerts_sight s ON s.alert_id = a.id
JOIN enterprises_worker w ON w.id = a.worker_id;
GRANT SELECT ON alerts_subject_seen TO inspectorate_web;
