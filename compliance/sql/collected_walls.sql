-- Histories of notes and evidence: seen where the case is, only added to.
SELECT guard_rows('compliance_noteevent'), guard_rows('compliance_evidenceevent');
SELECT append_only('compliance_noteevent'::regclass), append_only('compliance_evidenceevent'::regclass)
