-- The people a letter's alerts name, each once per alert, as they were when it was sent.
SELECT DISTINCT p.id AS part_id, p.rule, w.id AS worker_id, w.name, w.id_cipher
FROM compliance_letteralert p
JOIN alerts_finding f ON f.alert_id = p.alert_id AND f.found_in_run <= p.run_id
                     AND (f.gone_in_run IS NULL OR f.gone_in_run > p.run_id)
JOIN enterprises_worker w ON w.id = f.worker_id
WHERE p.letter_id = %(letter)s
ORDER BY p.id, w.name, w.id
