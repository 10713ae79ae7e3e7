-- The lines of a calculation as a document prints them: neighbouring months of one person, scheme,
-- share and kind with the same base and rate are one row, its amount the sum of their lines. A late
-- fee, which differs from month to month, is one row per run too; its days are those of the first.
-- A line about a medical claim is a row of its own, with the stay, and whom the provider insured it
-- for: seen by whoever sees the provider, also where the person works elsewhere. Whom the case is
-- about is named to whoever sees the case.
WITH line AS (
    SELECT l.*,
           l.month - make_interval(months => row_number() OVER (
               PARTITION BY l.worker_id, l.scheme, l.share, l.kind, l.rate, l.law, l.article,
                            l.detail, CASE WHEN l.kind = 'late_fee' THEN NULL ELSE l.base_yuan END
               ORDER BY l.month)::int) AS run
    FROM compliance_calculationline_seen l
    WHERE l.calculation_id = %(calculation)s
      AND (%(worker)s::int IS NULL OR l.worker_id = %(worker)s)
),
run AS MATERIALIZED (
    SELECT min(l.position) AS position, l.worker_id, l.scheme, l.share, l.kind,
           min(l.month) AS from_month, max(l.month) AS to_month, count(*)::int AS months,
           CASE WHEN l.kind = 'late_fee' THEN sum(l.base_yuan) ELSE max(l.base_yuan) END AS base,
           l.rate, max(l.days) AS days, sum(l.amount_yuan) AS amount, l.law, l.article,
           l.detail
    FROM line l
    GROUP BY l.worker_id, l.scheme, l.share, l.kind, l.rate, l.law, l.article, l.detail, l.run,
             CASE WHEN l.kind = 'late_fee' THEN NULL ELSE l.base_yuan END
),
-- What the alerts of the case tell of a claim: the stays with other providers at the same time, and
-- the claim it repeats.
told AS MATERIALIZED (
    SELECT f.detail, min(f.repeats) AS repeats,
           (array_agg(f.stays ORDER BY f.stays) FILTER (WHERE f.stays IS NOT NULL))[1] AS stays
    FROM compliance_calculation c
    JOIN compliance_casealert a ON a.case_id = c.case_id AND a.released_on IS NULL
    CROSS JOIN LATERAL (
        SELECT f.detail, f.figures -> 'elsewhere' AS stays, f.figures ->> 'repeats' AS repeats
        FROM alerts_finding_seen f
        WHERE f.alert_id = a.alert_id AND f.gone_in_run IS NULL AND f.provider_id <> 0
        OFFSET 0
    ) f
    WHERE c.id = %(calculation)s AND (f.stays IS NOT NULL OR f.repeats IS NOT NULL)
    GROUP BY f.detail
)
SELECT r.worker_id, coalesce(w.name, s.name) AS worker, r.scheme, r.share, r.kind, r.from_month, r.to_month, r.months,
       r.base, r.rate, r.days, r.amount, r.law, r.article,
       nullif(r.detail, '') AS claim_no, m.admitted_on, m.discharged_on, o.stays AS elsewhere, o.repeats,
       coalesce(w.id_cipher, s.id_cipher, m.id_cipher) AS id_cipher
FROM run r
-- OFFSET 0: the wall around people is asked person by person.
LEFT JOIN LATERAL (
    SELECT w.name, w.id_cipher FROM enterprises_worker_seen w WHERE w.id = r.worker_id OFFSET 0
) w ON true
LEFT JOIN LATERAL (
    SELECT s.name, s.id_cipher FROM compliance_subject_seen s
    WHERE s.case_id = (SELECT c.case_id FROM compliance_calculation c WHERE c.id = %(calculation)s) AND s.worker_id = r.worker_id OFFSET 0
) s ON true
LEFT JOIN LATERAL (
    SELECT m.admitted_on, m.discharged_on, m.id_cipher
    FROM enterprises_claimant_seen m
    WHERE r.detail <> '' AND m.claim_no = r.detail OFFSET 0
) m ON true
LEFT JOIN told o ON o.detail = r.detail
ORDER BY r.position
