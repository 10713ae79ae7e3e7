-- What an enterprise sees of its own: app.enterprise names the one its user acts for. It stands
-- before groups and districts, which such a session has none of. Of most tables it may read its
-- rows and write none.
-- let_enterprise_see(table, own): `own` is the condition on a row, with %s for the enterprise.
CREATE FUNCTION let_enterprise_see(guarded regclass, own text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    theirs text := format(own, $set$current_setting('app.enterprise', true)::int$set$);
BEGIN
    EXECUTE format($policy$
        ALTER POLICY seen_by_web ON %s USING (
            CASE WHEN current_setting('app.sight', true) = 'all' THEN true
                 WHEN coalesce(current_setting('app.enterprise', true), '') <> '' THEN %s
                 ELSE grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                      OR district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
            END
        )$policy$, guarded, theirs);
END
$$;
-- keep_from_enterprises(table): whoever acts for an enterprise adds and changes nothing there.
CREATE FUNCTION keep_from_enterprises(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format($policy$
        CREATE POLICY enterprises_add_nothing ON %s AS RESTRICTIVE FOR INSERT TO inspectorate_web
        WITH CHECK (coalesce(current_setting('app.enterprise', true), '') = '')$policy$, guarded);
    EXECUTE format($policy$
        CREATE POLICY enterprises_change_nothing ON %s AS RESTRICTIVE FOR UPDATE TO inspectorate_web
        USING (coalesce(current_setting('app.enterprise', true), '') = '')$policy$, guarded);
END
$$;

SELECT let_enterprise_see('enterprises_enterprise', 'id = %s'),
       let_enterprise_see('alerts_alert', 'enterprise_id = %s'),
       let_enterprise_see('compliance_letter', 'enterprise_id = %s'),
       let_enterprise_see('compliance_appraisalfact', 'enterprise_id = %s'),
       let_enterprise_see('compliance_gradeobjection', 'enterprise_id = %s'),
       let_enterprise_see('compliance_grade',
                          $$enterprise_id = %s AND state IN ('notified', 'objected', 'final')$$);
SELECT keep_from_enterprises(guarded)
FROM unnest(ARRAY[
    'enterprises_enterprise', 'alerts_alert', 'compliance_letter', 'compliance_appraisalfact'
]::regclass[]) AS guarded;
-- Of a grade it moves nothing but to “objection”.
CREATE POLICY enterprises_only_object ON compliance_grade AS RESTRICTIVE FOR UPDATE
    TO inspectorate_web
    WITH CHECK (coalesce(current_setting('app.enterprise', true), '') = '' OR state = 'objected');

-- Facts the enterprise reported or owes are its own; a person's other affairs are not: neither
-- enterprises_worker_seen nor the views that rest on it are opened to it.
CREATE OR REPLACE VIEW enterprises_sight WITH (security_barrier) AS
SELECT e.id AS enterprise_id
FROM enterprises_enterprise e
WHERE current_setting('app.sight', true) = 'all'
   OR e.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
   OR e.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
   OR e.id = nullif(current_setting('app.enterprise', true), '')::int;
CREATE OR REPLACE VIEW alerts_sight WITH (security_barrier) AS
SELECT a.id AS alert_id
FROM alerts_alert a
WHERE current_setting('app.sight', true) = 'all'
   OR a.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
   OR a.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
   OR a.enterprise_id = nullif(current_setting('app.enterprise', true), '')::int;

-- Names and numbers of the people registered or insured by the enterprise itself.
CREATE VIEW compliance_own_staff WITH (security_barrier) AS
SELECT w.id AS worker_id, w.name, w.id_cipher
FROM enterprises_worker w
WHERE EXISTS (SELECT FROM enterprises_employment f
              WHERE f.worker_id = w.id
              AND f.enterprise_id = nullif(current_setting('app.enterprise', true), '')::int
              OFFSET 0)
   OR EXISTS (SELECT FROM enterprises_insurancerecord f
              WHERE f.worker_id = w.id
              AND f.enterprise_id = nullif(current_setting('app.enterprise', true), '')::int
              OFFSET 0);

-- Papers addressed to the enterprise that reached it: letters, notices of a final or notified grade,
-- and papers of its cases whose service is recorded. Nothing else of a case, and no other paper.
CREATE VIEW compliance_own_papers WITH (security_barrier) AS
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
       (s.facts ->> 'served_on')::date, c.number, NULL, c.id
FROM own JOIN compliance_case c ON c.enterprise_id = own.id
JOIN compliance_step s ON s.case_id = c.id
 AND s.verb IN ('serve_order', 'serve_notice', 'serve_decision')
JOIN compliance_document proof ON proof.id = s.document_id
JOIN compliance_document d ON d.case_id = c.id AND d.number = proof.facts ->> 'paper_number'
 AND d.kind IN ('order', 'penalty_notice', 'penalty_decision', 'handling_decision');

-- Limits that a served paper set the enterprise, as long as they run.
CREATE VIEW compliance_own_deadlines WITH (security_barrier) AS
SELECT t.id, t."limit", t.started_on, t.due_on, t.provisional, c.number AS case_number
FROM compliance_case c
JOIN compliance_deadline t ON t.case_id = c.id
WHERE c.enterprise_id = nullif(current_setting('app.enterprise', true), '')::int
  AND t."limit" IN ('order', 'statement', 'hearing_request', 'payment')
  AND t.met_on IS NULL AND t.dropped_on IS NULL;
GRANT SELECT ON compliance_own_staff, compliance_own_papers, compliance_own_deadlines
    TO inspectorate_web;
