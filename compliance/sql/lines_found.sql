-- Sums that findings name: what was obtained by deceit, or wages owed. A line per current finding
-- of the case's alerts of this violation, with the claim it names; a claim or benefit that several
-- findings name counts once. For people of the violation whom no finding names, the sum recorded
-- for them; without either, the sum of the violation itself.
WITH person AS MATERIALIZED (
    SELECT v.worker_id, v.amount_yuan
    FROM compliance_violationworker v WHERE v.violation_id = %(violation)s
),
found AS (
    SELECT DISTINCT ON (f.provider_id, f.worker_id, f.from_month, f.scheme, f.detail)
           f.worker_id, nullif(f.from_month, '0001-01-01') AS month, f.scheme, f.amount,
           CASE WHEN f.provider_id <> 0 THEN f.detail ELSE '' END AS detail
    FROM compliance_casealert c
    JOIN alerts_alert a ON a.id = c.alert_id
    CROSS JOIN LATERAL (
        SELECT f.provider_id, f.worker_id, f.from_month, f.scheme, f.detail, f.amount
        FROM alerts_finding_seen f
        WHERE f.alert_id = a.id AND f.gone_in_run IS NULL AND f.amount > 0
        OFFSET 0
    ) f
    WHERE c.case_id = %(case)s AND c.released_on IS NULL AND a.rule = ANY (%(rules)s)
      AND (f.worker_id = 0 OR EXISTS (SELECT FROM person p WHERE p.worker_id = f.worker_id))
    ORDER BY f.provider_id, f.worker_id, f.from_month, f.scheme, f.detail, f.amount DESC
),
recorded AS (
    SELECT p.worker_id, NULL::date AS month, 0 AS scheme, p.amount_yuan AS amount, '' AS detail
    FROM person p
    WHERE p.amount_yuan > 0
      AND NOT EXISTS (SELECT FROM found f WHERE f.worker_id = p.worker_id)
),
line AS (
    SELECT * FROM found
    UNION ALL
    SELECT * FROM recorded
    UNION ALL
    SELECT 0, NULL, 0, v.amount_yuan, ''
    FROM compliance_violation v
    WHERE v.id = %(violation)s AND v.amount_yuan > 0
      AND NOT EXISTS (SELECT FROM found) AND NOT EXISTS (SELECT FROM recorded)
)
INSERT INTO compliance_calculationline (
    calculation_id, position, worker_id, month, scheme, share, kind, base_yuan, rate, days,
    amount_yuan, law, article, detail
)
SELECT %(calculation)s,
       row_number() OVER (ORDER BY l.worker_id, l.month NULLS LAST, l.scheme, l.amount,
                                   l.detail),
       l.worker_id, l.month, l.scheme, '', %(kind)s, round(l.amount, 2), NULL, NULL,
       round(l.amount, 2), %(law)s, %(article)s, l.detail
FROM line l
