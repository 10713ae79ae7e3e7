-- The ciphertext of a person's number, if the person is among the findings of a visible alert.
SELECT w.name, w.id_cipher
FROM enterprises_worker_seen w
WHERE w.id = %(worker)s
  AND EXISTS (SELECT FROM alerts_finding_seen f
              WHERE f.alert_id = %(alert)s AND f.worker_id = w.id)
