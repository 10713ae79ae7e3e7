-- compliance_decided: every decided violation, one row each, from two sources. Only jobs read it: it
-- looks at all of the city and at facts.
-- Source 'case': a confirmed violation, not dropped, of an enterprise's case whose last word is a
-- confirmation and whose decision was served after it. Source 'penalty': a row of the feed of
-- penalties, unless its number is that of a decision of the same enterprise already counted.
CREATE VIEW compliance_decided AS
WITH standing AS (
    SELECT DISTINCT ON (case_id) case_id, id, verb
    FROM compliance_step
    WHERE verb IN ('confirm', 'find_none', 'withdraw', 'reopen')
    ORDER BY case_id, id DESC
),
made AS (
    SELECT DISTINCT ON (s.case_id) s.case_id, s.id, s.document_id,
           (s.taken_at AT TIME ZONE 'Asia/Shanghai')::date AS decided_on
    FROM compliance_step s
    JOIN standing t ON t.case_id = s.case_id AND t.verb = 'confirm' AND s.id > t.id
    WHERE s.verb IN ('decide_penalty', 'decide_handling')
    ORDER BY s.case_id, s.id DESC
),
served AS (
    SELECT DISTINCT ON (s.case_id) s.case_id, s.id AS step_id, m.decided_on, m.document_id,
           (s.facts ->> 'served_on')::date AS served_on
    FROM compliance_step s
    JOIN made m ON m.case_id = s.case_id AND s.id > m.id
    WHERE s.verb = 'serve_decision'
    ORDER BY s.case_id, s.id DESC
),
refusing AS (
    SELECT DISTINCT ON (case_id) case_id, verb
    FROM compliance_step
    WHERE verb IN ('apply_to_court', 'withdraw', 'reopen')
    ORDER BY case_id, id DESC
),
numbers AS (
    SELECT c.enterprise_id, d.number
    FROM served s
    JOIN compliance_case c ON c.id = s.case_id
    JOIN compliance_document d ON d.case_id = s.case_id
    WHERE d.kind IN ('penalty_decision', 'handling_decision')
)
SELECT 'case'::text AS source, s.step_id, s.case_id, ''::varchar AS penalty_no, c.enterprise_id,
       v.id AS violation_id, v.type, v.amount_yuan AS yuan, v.workers_count AS workers,
       s.decided_on, s.served_on AS effective_on,
       EXISTS (SELECT FROM refusing r WHERE r.case_id = s.case_id AND r.verb = 'apply_to_court')
           AS refused,
       d.kind AS decision_kind, d.number AS decision_no,
       coalesce(d.facts ->> 'articles', '') AS articles,
       nullif(d.facts ->> 'fine_yuan', '')::numeric AS fine_yuan
FROM served s
JOIN compliance_case c ON c.id = s.case_id AND c.enterprise_id IS NOT NULL
JOIN compliance_violation v ON v.case_id = s.case_id
                           AND v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
JOIN LATERAL (
    -- The paper in force: a wrong one was replaced, under a number of its own.
    SELECT * FROM compliance_document x
    WHERE x.case_id = s.case_id AND x.id >= s.document_id AND x.replaced_at IS NULL
      AND x.kind IN ('penalty_decision', 'handling_decision')
    ORDER BY x.id DESC LIMIT 1
) d ON true
UNION ALL
SELECT 'penalty', NULL, NULL, p.document_no, p.enterprise_id,
       NULL, p.violation_type, p.amount, NULL,
       p.decided_on, p.decided_on, false,
       'penalty_row', p.document_no, '', NULL
FROM enterprises_penalty p
WHERE NOT EXISTS (SELECT FROM numbers n
                  WHERE n.enterprise_id = p.enterprise_id AND n.number = p.document_no);
REVOKE ALL ON compliance_decided FROM inspectorate_web;
