-- What the alerts of a case show of sums obtained, as lines of a paper: claims with the stay and the
-- number of whom they were settled for, and benefits. What several findings name counts once.
WITH found AS (
    SELECT DISTINCT ON (f.provider_id, f.worker_id, f.from_month, f.scheme, f.detail)
           f.provider_id, f.worker_id, f.scheme, f.detail, f.amount, f.elsewhere,
           min(f.repeats) OVER (
               PARTITION BY f.provider_id, f.worker_id, f.from_month, f.scheme, f.detail
           ) AS repeats,
           nullif(f.from_month, '0001-01-01') AS from_month, f.to_month
    FROM compliance_casealert c
    JOIN alerts_alert a ON a.id = c.alert_id
    CROSS JOIN LATERAL (
        SELECT f.provider_id, f.worker_id, f.from_month, f.to_month, f.scheme, f.detail, f.amount,
               f.figures -> 'elsewhere' AS elsewhere, f.figures ->> 'repeats' AS repeats
        FROM alerts_finding_seen f
        WHERE f.alert_id = a.id AND f.gone_in_run IS NULL AND f.amount > 0
        OFFSET 0
    ) f
    WHERE c.case_id = %(case)s AND c.released_on IS NULL
      AND a.rule = ANY (%(rules)s) AND a.violation_type = ANY (%(types)s)
    ORDER BY f.provider_id, f.worker_id, f.from_month, f.scheme, f.detail, f.amount DESC,
             f.elsewhere NULLS LAST
)
SELECT f.worker_id, coalesce(w.name, s.name) AS worker, f.scheme, '' AS share, 'repayment' AS kind, f.from_month,
       f.to_month, 1 AS months, NULL::numeric AS base, NULL::numeric AS rate, NULL::int AS days,
       round(f.amount, 2) AS amount, '' AS law, '' AS article,
       CASE WHEN f.provider_id <> 0 THEN nullif(f.detail, '') END AS claim_no,
       m.admitted_on, m.discharged_on, f.elsewhere, f.repeats,
       coalesce(w.id_cipher, s.id_cipher, m.id_cipher) AS id_cipher
FROM found f
-- OFFSET 0: the wall around people is asked person by person.
LEFT JOIN LATERAL (
    SELECT w.name, w.id_cipher FROM enterprises_worker_seen w WHERE w.id = f.worker_id OFFSET 0
) w ON true
LEFT JOIN LATERAL (
    SELECT s.name, s.id_cipher FROM compliance_subject_seen s
    WHERE s.case_id = %(case)s AND s.worker_id = f.worker_id OFFSET 0
) s ON true
LEFT JOIN LATERAL (
    SELECT m.admitted_on, m.discharged_on, m.id_cipher
    FROM enterprises_claimant_seen m
    WHERE f.provider_id <> 0 AND m.claim_no = f.detail OFFSET 0
) m ON true
ORDER BY f.worker_id, f.from_month NULLS LAST, f.scheme, f.amount, f.detail
