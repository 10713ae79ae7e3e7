-- The deliveries an alert rests on: rows of its subject in the tables its rule reads, by batch.
SELECT relation, batch_id, count(*)::int AS rows
FROM (
    SELECT 'enterprises_employment' AS relation, batch_id FROM enterprises_employment_seen
    WHERE enterprise_id = %(enterprise)s
    UNION ALL
    SELECT 'enterprises_insurancerecord', batch_id FROM enterprises_insurancerecord_seen
    WHERE enterprise_id = %(enterprise)s
    UNION ALL
    SELECT 'enterprises_insuranceregistration', batch_id FROM enterprises_insuranceregistration_seen
    WHERE enterprise_id = %(enterprise)s
    UNION ALL
    SELECT 'enterprises_contribution', batch_id FROM enterprises_contribution_seen
    WHERE enterprise_id = %(enterprise)s
    UNION ALL
    SELECT 'enterprises_taxfiling', batch_id FROM enterprises_taxfiling_seen
    WHERE enterprise_id = %(enterprise)s
    UNION ALL
    SELECT 'alerts_finding', batch_id FROM alerts_finding_seen
    WHERE alert_id = %(alert)s AND gone_in_run IS NULL AND %(enterprise)s = 0
) fact
WHERE relation = ANY (%(reads)s::text[]) AND batch_id IS NOT NULL
GROUP BY relation, batch_id
ORDER BY rows DESC, batch_id DESC
LIMIT 8
