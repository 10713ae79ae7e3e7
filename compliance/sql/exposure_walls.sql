-- Exposures, their story and objections stand behind the wall of sight; histories are only added to.
SELECT guard_rows(part)
FROM unnest(ARRAY[
    'compliance_exposure', 'compliance_exposurestep', 'compliance_exposureobjection',
    'compliance_exposureevent', 'compliance_exposureobjectionevent'
]::regclass[]) AS part;
SELECT append_only(history)
FROM unnest(ARRAY[
    'compliance_exposureevent', 'compliance_exposureobjectionevent',
    'compliance_exposurelistevent', 'compliance_exposurecriterionevent'
]::regclass[]) AS history;
REVOKE DELETE ON compliance_exposure, compliance_exposureobjection, compliance_exposurelist
    FROM inspectorate_web, inspectorate_worker;
