-- As in enterprise_walls, and the answers to objections to a grade.
-- Papers addressed to the enterprise that reached it: letters, notices of a final or notified grade,
-- answers to objections to it, and papers of its cases whose service is recorded. Nothing else of a case, and no other paper.
CREATE OR REPLACE VIEW compliance_own_papers WITH (security_barrier) AS
WITH own AS (
    SELECT nullif(current_setting('app.enterprise', true), '')::int AS id
)
SELECT d.id, d.kind, d.number, d.file, d.issued_at, d.pages, d.replaced_at,
       (l.sent_at AT TIME ZONE 'Asia/Shanghai')::date AS reached_on,
       NULL::text AS case_number, l.id AS letter_id, NULL::bigint AS case_id
FROM own JOIN compliance_letter l ON l.enterprise_id = own.id
JOIN compliance_document d ON d.id = l.document_id
UNION ALL
SELECT d.id, d.kind, d.number, d.file, d.issued_at, d.pages, d.replaced_at,
       (d.issued_at AT TIME ZONE 'Asia/Shanghai')::date, NULL, NULL, NULL
FROM own JOIN compliance_grade g ON g.enterprise_id = own.id
JOIN compliance_document d ON d.id = g.document_id
WHERE g.state IN ('notified', 'objected', 'final')
UNION ALL
SELECT d.id, d.kind, d.number, d.file, d.issued_at, d.pages, d.replaced_at,
       (d.issued_at AT TIME ZONE 'Asia/Shanghai')::date, NULL, NULL, NULL
FROM own JOIN compliance_gradeobjection o ON o.enterprise_id = own.id
JOIN compliance_document d ON d.id = o.document_id
UNION ALL
SELECT d.id, d.kind, d.number, d.file, d.issued_at, d.pages, d.replaced_at,
       (s.facts ->> 'served_on')::date, c.number, NULL, c.id
FROM own JOIN compliance_case c ON c.enterprise_id = own.id
JOIN compliance_step s ON s.case_id = c.id
 AND s.verb IN ('serve_order', 'serve_notice', 'serve_decision')
JOIN compliance_document proof ON proof.id = s.document_id
JOIN compliance_document d ON d.case_id = c.id AND d.number = proof.facts ->> 'paper_number'
 AND d.kind IN ('order', 'penalty_notice', 'penalty_decision', 'handling_decision');
