-- Everybody reads the public lists; only somebody logged in adds to them or moves an entry on
-- (strangers send forms too: complaints). Nobody takes anything away.
ALTER TABLE compliance_publicentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE compliance_publicchange ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_everybody ON compliance_publicentry FOR SELECT TO inspectorate_web
    USING (true);
CREATE POLICY read_by_everybody ON compliance_publicchange FOR SELECT TO inspectorate_web
    USING (true);
CREATE POLICY added_by_somebody ON compliance_publicentry FOR INSERT TO inspectorate_web
    WITH CHECK (nullif(current_setting('app.user', true), '') IS NOT NULL);
CREATE POLICY moved_by_somebody ON compliance_publicentry FOR UPDATE TO inspectorate_web
    USING (nullif(current_setting('app.user', true), '') IS NOT NULL);
CREATE POLICY added_by_somebody ON compliance_publicchange FOR INSERT TO inspectorate_web
    WITH CHECK (nullif(current_setting('app.user', true), '') IS NOT NULL);
CREATE POLICY all_for_worker ON compliance_publicentry TO inspectorate_worker
    USING (true) WITH CHECK (true);
CREATE POLICY all_for_worker ON compliance_publicchange TO inspectorate_worker
    USING (true) WITH CHECK (true);
REVOKE DELETE, TRUNCATE ON compliance_publicentry FROM inspectorate_web, inspectorate_worker;
SELECT append_only('compliance_publicchange'), append_only('compliance_publicentryevent');
