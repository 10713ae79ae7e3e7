-- What a batch changed; the enterprises that insure a person it changed, whom another's employment
-- may explain (dispatch); and those that register a person where the batch names no enterprise
-- itself (deaths, benefits, claims).
WITH touch AS (
    SELECT enterprise_id, worker_id, provider_id
    FROM enterprises_batchtouch
    WHERE batch_id = %(batch)s
),
person AS (
    SELECT DISTINCT worker_id FROM touch WHERE worker_id <> 0
),
alone AS (
    SELECT DISTINCT worker_id FROM touch WHERE worker_id <> 0 AND enterprise_id = 0
)
SELECT 'workers' AS kind, worker_id AS id FROM person
UNION
SELECT 'enterprises', enterprise_id FROM touch WHERE enterprise_id <> 0
UNION
SELECT 'providers', provider_id FROM touch WHERE provider_id <> 0
UNION
SELECT 'enterprises', i.enterprise_id FROM person JOIN insurance_by_worker i USING (worker_id)
UNION
SELECT 'enterprises', e.enterprise_id FROM alone JOIN employments_by_worker e USING (worker_id)
