-- Histories of the parts of a case and of the figures of the law: the former seen where the case
-- is, all of them only added to.
SELECT guard_rows('compliance_casealertevent'), guard_rows('compliance_violationworkerevent');
SELECT append_only(history)
FROM unnest(ARRAY[
    'compliance_casealertevent', 'compliance_discretiongradeevent', 'compliance_gridchangeevent',
    'compliance_inspectionplanevent', 'compliance_inspectionquotaevent',
    'compliance_legalfigureevent', 'compliance_penaltyrangeevent', 'compliance_violationrouteevent',
    'compliance_violationworkerevent'
]::regclass[]) AS history;
