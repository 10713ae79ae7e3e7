-- Cases and all that belongs to them stand behind the wall of sight, their histories too; what a
-- person did in the past is only ever added to.
SELECT guard_rows('compliance_case');
SELECT guard_rows(part), follow_case(part)
FROM unnest(ARRAY[
    'compliance_approval', 'compliance_casealert', 'compliance_deadline', 'compliance_document',
    'compliance_evidence', 'compliance_inspection', 'compliance_member', 'compliance_note',
    'compliance_step', 'compliance_testimony', 'compliance_violation', 'compliance_violationworker'
]::regclass[]) AS part;
SELECT guard_rows(history)
FROM unnest(ARRAY[
    'compliance_approvalevent', 'compliance_caseevent', 'compliance_deadlineevent',
    'compliance_documentevent', 'compliance_inspectionevent', 'compliance_memberevent',
    'compliance_testimonyevent', 'compliance_violationevent'
]::regclass[]) AS history;
REVOKE UPDATE, DELETE ON compliance_approvalevent, compliance_caseevent, compliance_deadlineevent,
    compliance_documentevent, compliance_inspectionevent, compliance_memberevent,
    compliance_testimonyevent, compliance_violationevent
    FROM inspectorate_web, inspectorate_worker;
REVOKE DELETE ON compliance_case, compliance_document FROM inspectorate_web, inspectorate_worker;
