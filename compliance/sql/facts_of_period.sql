-- facts_of_period(first, last, known): every counted fact of a period as it was known at a moment,
-- one row each (docs/decisions/0022-grades-rest-on-counted-facts.md). Steps are dated by their day
-- in Asia/Shanghai; a step's place in its case is its number. What was made, withdrawn or replaced
-- after the moment does not exist yet.
CREATE OR REPLACE FUNCTION facts_of_period(first_day date, last_day date, known timestamptz)
RETURNS TABLE (enterprise_id int, code text, happened_on date, source text, label text,
               detail jsonb, case_id bigint)
LANGUAGE sql STABLE SET search_path = public AS $$
WITH published AS (
    SELECT b.id FROM enterprises_batch b WHERE b.published_at <= known
),
-- The last step of each case among those that confirm a violation or take it back.
finding AS (
    SELECT DISTINCT ON (s.case_id) s.case_id, s.verb,
           (s.taken_at AT TIME ZONE 'Asia/Shanghai')::date AS day
    FROM compliance_step s
    WHERE s.verb IN ('confirm', 'find_none', 'withdraw', 'reopen') AND s.taken_at <= known
    ORDER BY s.case_id, s.id DESC
),
counted AS (
    SELECT c.id AS case_id, c.enterprise_id, coalesce(c.number, '') AS number, f.day
    FROM finding f JOIN compliance_case c ON c.id = f.case_id
    WHERE f.verb = 'confirm' AND c.enterprise_id IS NOT NULL
),
obeying AS (
    SELECT DISTINCT ON (s.case_id) s.case_id, s.verb,
           (s.taken_at AT TIME ZONE 'Asia/Shanghai')::date AS day
    FROM compliance_step s
    WHERE s.verb IN ('record_not_rectified', 'record_rectified', 'withdraw', 'reopen')
      AND s.taken_at <= known
    ORDER BY s.case_id, s.id DESC
),
performing AS (
    SELECT DISTINCT ON (s.case_id) s.case_id, s.verb,
           (s.taken_at AT TIME ZONE 'Asia/Shanghai')::date AS day
    FROM compliance_step s
    WHERE s.verb IN ('apply_to_court', 'withdraw', 'reopen') AND s.taken_at <= known
    ORDER BY s.case_id, s.id DESC
),
standing AS (
    SELECT v.id, v.case_id, v.type, v.amount_yuan
    FROM compliance_violation v
    WHERE v.confirmed_at <= known
      AND (v.dropped_on IS NULL OR v.dropped_on > (known AT TIME ZONE 'Asia/Shanghai')::date)
),
penalty AS (
    SELECT p.document_no, p.enterprise_id, p.decided_on, p.violation_type, p.amount
    FROM enterprises_penalty p
    WHERE p.batch_id IN (SELECT id FROM published)
    UNION ALL
    SELECT r.document_no, r.enterprise_id, r.decided_on, r.violation_type, r.amount
    FROM enterprises_factversion v
    CROSS JOIN LATERAL jsonb_populate_record(NULL::enterprises_penalty, v.row) AS r
    WHERE v.relation = 'enterprises_penalty' AND v.batch_id IN (SELECT id FROM published)
      AND v.ended_by_batch_id NOT IN (SELECT id FROM published)
),
fact AS (
    SELECT k.enterprise_id, 'dealt_with' AS code, k.day, 'case ' || k.case_id AS source,
           k.number AS label,
           jsonb_build_object('types', coalesce(t.types, '[]'), 'yuan', coalesce(t.yuan, '0')) AS detail,
           k.case_id
    FROM counted k
    LEFT JOIN LATERAL (
        SELECT jsonb_agg(DISTINCT s.type) AS types, sum(s.amount_yuan)::text AS yuan
        FROM standing s WHERE s.case_id = k.case_id
    ) t ON true
    UNION ALL
    -- The same decision under its own number, delivered by the earlier system, is not counted twice.
    SELECT p.enterprise_id, 'dealt_with', p.decided_on, 'penalty ' || p.document_no, p.document_no,
           jsonb_build_object('types', jsonb_build_array(p.violation_type), 'yuan', p.amount::text),
           NULL
    FROM penalty p
    WHERE NOT EXISTS (
        SELECT FROM compliance_document d JOIN counted k ON k.case_id = d.case_id
        WHERE d.number = p.document_no AND k.enterprise_id = p.enterprise_id
          AND d.kind IN ('penalty_decision', 'handling_decision') AND d.issued_at <= known
    )
    UNION ALL
    SELECT k.enterprise_id, 'child_labour', k.day, 'violation ' || s.id, k.number, '{}', k.case_id
    FROM standing s JOIN counted k ON k.case_id = s.case_id
    WHERE s.type = 'L3'
    UNION ALL
    SELECT p.enterprise_id, 'child_labour', p.decided_on, 'penalty ' || p.document_no, p.document_no,
           '{}', NULL
    FROM penalty p
    WHERE p.violation_type = 'L3'
    UNION ALL
    SELECT c.enterprise_id, 'refused_order', o.day, 'case ' || c.id, coalesce(c.number, ''), '{}', c.id
    FROM obeying o JOIN compliance_case c ON c.id = o.case_id
    WHERE o.verb = 'record_not_rectified' AND c.enterprise_id IS NOT NULL
    UNION ALL
    SELECT c.enterprise_id, 'refused_decision', o.day, 'case ' || c.id, coalesce(c.number, ''), '{}',
           c.id
    FROM performing o JOIN compliance_case c ON c.id = o.case_id
    WHERE o.verb = 'apply_to_court' AND c.enterprise_id IS NOT NULL
    UNION ALL
    SELECT f.enterprise_id, f.kind, f.happened_on, 'conduct ' || f.id, f.proof,
           jsonb_build_object('words', f.description), f.case_id
    FROM compliance_conductfact f
    WHERE f.confirmed_at <= known AND (f.withdrawn_at IS NULL OR f.withdrawn_at > known)
    UNION ALL
    SELECT e.id, 'exposed', x.published_on, 'exposure ' || x.id, x.list_code || '-' || x.number,
           jsonb_build_object('list', x.list_code), NULL
    FROM compliance_publicentry x JOIN enterprises_enterprise e ON e.uscc = x.uscc
    WHERE x.kind = 'exposure'
      AND EXISTS (SELECT FROM compliance_publicchange n
                  WHERE n.entry_id = x.id AND n.change = 'added' AND n.recorded_at <= known)
      AND NOT EXISTS (SELECT FROM compliance_publicchange n
                      WHERE n.entry_id = x.id AND n.change = 'withdrawn' AND n.recorded_at <= known)
)
SELECT f.enterprise_id, f.code::text, f.day, f.source, f.label::text, f.detail, f.case_id
FROM fact f
WHERE f.day BETWEEN first_day AND last_day
$$;
