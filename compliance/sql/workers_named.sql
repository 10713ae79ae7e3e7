-- How many workers of a decision are named in a text: those its violations list; of a decision taken
-- over, those the enterprise employs. Within the sight of whoever asks.
SELECT count(*) AS named
FROM enterprises_worker_seen w
CROSS JOIN LATERAL (
    SELECT upper(regexp_replace(normalize(w.name, NFKC), '[[:space:]·•・‧.''’-]+', '', 'g')) AS plain
) AS written
WHERE length(written.plain) >= 2 AND position(written.plain IN %(text)s) > 0
  AND CASE WHEN %(case)s::bigint IS NULL
           THEN EXISTS (SELECT FROM enterprises_employment_seen m
                        WHERE m.worker_id = w.id AND m.enterprise_id = %(enterprise)s)
           ELSE EXISTS (SELECT FROM compliance_violationworker v
                        WHERE v.worker_id = w.id AND v.case_id = %(case)s) END
