-- Figures are counted by jobs; pages read them, and ask for a count.
REVOKE INSERT, UPDATE, DELETE ON compliance_figurevalue FROM inspectorate_web;
REVOKE UPDATE, DELETE ON compliance_snapshot FROM inspectorate_web;
REVOKE DELETE ON compliance_coveragetarget FROM inspectorate_web;
SELECT append_only('compliance_coveragetargetevent');
