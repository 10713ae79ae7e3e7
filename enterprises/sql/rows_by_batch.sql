-- The deliveries an enterprise's facts come from: rows by relation and batch, the most first.
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
    SELECT 'enterprises_enterprise', batch_id FROM enterprises_enterprise
    WHERE id = %(enterprise)s
) fact
WHERE relation = ANY (%(reads)s::text[])
GROUP BY relation, batch_id
ORDER BY rows DESC, batch_id DESC
LIMIT 8
