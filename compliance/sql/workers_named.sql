-- How many workers are named in a text: those the violations of the case list, and everybody the
-- enterprise ever employed. Within the sight of whoever asks.
WITH concerned AS (
    SELECT m.worker_id FROM enterprises_employment_seen m WHERE m.enterprise_id = %(enterprise)s
    UNION
    SELECT v.worker_id FROM compliance_violationworker v WHERE v.case_id = %(case)s::bigint
)
SELECT count(*) AS named
FROM concerned c
JOIN enterprises_worker_seen w ON w.id = c.worker_id
CROSS JOIN LATERAL (
    SELECT upper(regexp_replace(normalize(w.name, NFKC), '[[:space:]·•・‧.''’-]+', '', 'g')) AS plain
) AS written
WHERE length(written.plain) >= 2 AND position(written.plain IN %(text)s) > 0
