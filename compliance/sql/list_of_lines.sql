-- Every line of a calculation in its order, with the names of the people.
WITH person AS MATERIALIZED (
    SELECT p.worker_id, coalesce(w.name, s.name) AS name
    FROM (
        SELECT DISTINCT l.worker_id FROM compliance_calculationline_seen l
        WHERE l.calculation_id = %(calculation)s
    ) p
    LEFT JOIN LATERAL (
        SELECT w.name FROM enterprises_worker_seen w WHERE w.id = p.worker_id OFFSET 0
    ) w ON true
    LEFT JOIN LATERAL (
        SELECT s.name FROM compliance_subject_seen s
        WHERE s.case_id = (SELECT c.case_id FROM compliance_calculation c WHERE c.id = %(calculation)s)
          AND s.worker_id = p.worker_id OFFSET 0
    ) s ON true
)
SELECT l.position, p.name, l.month, l.scheme, l.share, l.kind, l.base_yuan, l.rate, l.days,
       l.amount_yuan, l.law, l.article, l.detail
FROM compliance_calculationline_seen l
JOIN person p ON p.worker_id = l.worker_id
WHERE l.calculation_id = %(calculation)s
ORDER BY l.position
