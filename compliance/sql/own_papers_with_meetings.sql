-- As in own_papers_with_answers; besides, notices of a hearing, notices of listing and their decisions,
-- and notices of an inspection with day, place, people and what to have ready. A notice of inspection
-- is shown beforehand only where it was given beforehand (`announced`); an unannounced visit is not
-- told of before a visit of the case is recorded.
CREATE OR REPLACE VIEW compliance_own_papers WITH (security_barrier) AS
WITH own AS (
    SELECT nullif(current_setting('app.enterprise', true), '')::int AS id
), reached AS (
    SELECT l.document_id, (l.sent_at AT TIME ZONE 'Asia/Shanghai')::date AS reached_on,
           NULL::text AS case_number, l.id AS letter_id, NULL::bigint AS case_id
    FROM own JOIN compliance_letter l ON l.enterprise_id = own.id
    WHERE l.document_id IS NOT NULL
    UNION ALL
    SELECT g.document_id, NULL, NULL, NULL, NULL
    FROM own JOIN compliance_grade g ON g.enterprise_id = own.id
    WHERE g.document_id IS NOT NULL AND g.state IN ('notified', 'objected', 'final')
    UNION ALL
    SELECT o.document_id, NULL, NULL, NULL, NULL
    FROM own JOIN compliance_gradeobjection o ON o.enterprise_id = own.id
    WHERE o.document_id IS NOT NULL
    UNION ALL
    SELECT unnest(ARRAY[w.notice_id, w.decision_id]), NULL, NULL, NULL, NULL
    FROM own JOIN compliance_watchlistentry w ON w.enterprise_id = own.id
    UNION ALL
    SELECT d.id, (s.facts ->> 'served_on')::date, c.number, NULL, c.id
    FROM own JOIN compliance_case c ON c.enterprise_id = own.id
    JOIN compliance_step s ON s.case_id = c.id
     AND s.verb IN ('serve_order', 'serve_notice', 'serve_decision')
    JOIN compliance_document proof ON proof.id = s.document_id
    JOIN compliance_document d ON d.case_id = c.id AND d.number = proof.facts ->> 'paper_number'
     AND d.kind IN ('order', 'penalty_notice', 'penalty_decision', 'handling_decision')
    UNION ALL
    SELECT d.id, NULL, c.number, NULL, c.id
    FROM own JOIN compliance_case c ON c.enterprise_id = own.id
    JOIN compliance_document d ON d.case_id = c.id
    WHERE d.kind = 'hearing_notice'
       OR d.kind = 'inspection_notice'
          AND (coalesce(d.facts ->> 'announced', '') = 'true'
               OR EXISTS (SELECT FROM compliance_inspection i
                          WHERE i.case_id = c.id AND i.done_at IS NOT NULL))
)
SELECT d.id, d.kind, d.number, d.file, d.issued_at, d.pages, d.replaced_at,
       coalesce(r.reached_on, (d.issued_at AT TIME ZONE 'Asia/Shanghai')::date) AS reached_on,
       r.case_number, r.letter_id, r.case_id,
       CASE d.kind WHEN 'hearing_notice' THEN (d.facts ->> 'hearing_on')::date
                   WHEN 'inspection_notice' THEN (d.facts ->> 'visit_on')::date END AS happens_on,
       CASE d.kind WHEN 'hearing_notice' THEN left(d.facts ->> 'hearing_time', 5)
                   WHEN 'inspection_notice' THEN left(d.facts ->> 'visit_time', 5) END AS happens_time,
       CASE WHEN d.kind IN ('hearing_notice', 'inspection_notice') THEN d.facts ->> 'place' END
           AS place,
       CASE d.kind
           WHEN 'hearing_notice' THEN d.facts ->> 'chair'
           WHEN 'inspection_notice' THEN (
               SELECT string_agg(person ->> 'name', '、' ORDER BY nth)
               FROM jsonb_array_elements(d.facts -> 'inspectors') WITH ORDINALITY AS p (person, nth)
           )
       END AS who,
       CASE d.kind WHEN 'inspection_notice' THEN d.facts ->> 'bring' END AS bring
FROM reached r JOIN compliance_document d ON d.id = r.document_id;
