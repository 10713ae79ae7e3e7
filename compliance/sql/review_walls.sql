-- Replies to a written review lie where their enterprise lies. The job writes them; pages only link
-- the case proposed from one.
SELECT guard_rows('compliance_reviewreply');
REVOKE INSERT, DELETE ON compliance_reviewreply FROM inspectorate_web;
REVOKE DELETE ON compliance_reviewreply FROM inspectorate_worker;
