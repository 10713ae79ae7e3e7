-- A page of the people a calculation concerns: months, sums and late fees, with who they are. The
-- page is cut before names are joined, since the wall around people is asked row by row.
WITH page AS MATERIALIZED (
    SELECT l.worker_id, min(l.month) AS first_month, max(l.month) AS last_month,
           count(DISTINCT l.month)::int AS months,
           coalesce(sum(l.amount_yuan) FILTER (WHERE l.kind <> 'late_fee'), 0) AS yuan,
           coalesce(sum(l.amount_yuan) FILTER (WHERE l.kind = 'late_fee'), 0) AS late_yuan,
           max(l.detail) AS detail
    FROM compliance_calculationline_seen l
    WHERE l.calculation_id = %(calculation)s AND l.worker_id > %(after)s
    GROUP BY l.worker_id
    ORDER BY l.worker_id
    LIMIT %(most)s
)
SELECT p.*, coalesce(w.name, s.name) AS name,
       coalesce(w.id_cipher, s.id_cipher, m.id_cipher) AS id_cipher
FROM page p
LEFT JOIN LATERAL (
    SELECT w.name, w.id_cipher FROM enterprises_worker_seen w WHERE w.id = p.worker_id OFFSET 0
) w ON true
-- Whom the case is about is known to whoever sees the case.
LEFT JOIN LATERAL (
    SELECT s.name, s.id_cipher FROM compliance_subject_seen s
    WHERE s.case_id = (SELECT c.case_id FROM compliance_calculation c WHERE c.id = %(calculation)s) AND s.worker_id = p.worker_id OFFSET 0
) s ON true
-- Whom a provider's claim was settled for is known by number to whoever sees the provider.
LEFT JOIN LATERAL (
    SELECT m.id_cipher FROM enterprises_claimant_seen m
    WHERE p.detail <> '' AND m.claim_no = p.detail OFFSET 0
) m ON true
ORDER BY p.worker_id
