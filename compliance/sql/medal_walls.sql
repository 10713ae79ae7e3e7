-- Medals: candidates and medals stand behind the wall of sight; histories are only added to.
SELECT guard_rows(guarded)
FROM unnest(ARRAY[
    'compliance_medalcandidate', 'compliance_medal', 'compliance_medalevent'
]::regclass[]) AS guarded;
SELECT append_only(history)
FROM unnest(ARRAY[
    'compliance_medalevent', 'compliance_medalroundevent', 'compliance_medalcriterionevent',
    'compliance_medaltermsevent'
]::regclass[]) AS history;
REVOKE DELETE ON compliance_medal, compliance_medalround FROM inspectorate_web, inspectorate_worker;
