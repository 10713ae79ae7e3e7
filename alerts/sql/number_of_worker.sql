-- The ciphertext of a person's number, if the person is among the findings of a visible alert.
SELECT w.name, w.id_cipher
FROM enterprises_worker_seen w
WHERE w.id = %(worker)s
  AND EXISTS (SELECT FROM alerts_finding_seen f
              WHERE f.alert_id = %(alert)s AND f.worker_id = w.id)
UNION
SELECT s.name, s.id_cipher
FROM alerts_subject_seen s
WHERE s.alert_id = %(alert)s AND s.worker_id = %(worker)s
