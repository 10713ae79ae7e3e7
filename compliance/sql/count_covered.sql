-- Workers newly covered after inspection, by the month they were shown covered, and by the schemes
-- in which records that arrived after the filing cover that month.
WITH person AS (
    SELECT w.id, w.worker_id, w.district_code, w.grid_group_id, k.enterprise_id, k.filed_at,
           date_trunc('month', w.put_right_on::timestamp)::date AS month
    FROM compliance_violationworker w
    JOIN compliance_violation v ON v.id = w.violation_id
    JOIN compliance_case k ON k.id = w.case_id
    WHERE v.type IN ('V1', 'L7') AND v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
      AND w.put_right_on BETWEEN %(since)s AND %(on)s
),
counted AS (
    SELECT '' AS dimension_kind, '' AS dimension, p.* FROM person p
    UNION ALL
    SELECT 'scheme', r.scheme::text, p.*
    FROM person p
    CROSS JOIN LATERAL (
        SELECT DISTINCT r.scheme
        FROM enterprises_insurancerecord r
        JOIN enterprises_batch b ON b.id = r.batch_id
        WHERE r.enterprise_id = p.enterprise_id AND r.worker_id = p.worker_id
          AND r.from_month <= p.month AND (r.to_month IS NULL OR r.to_month >= p.month)
          AND b.published_at > p.filed_at
    ) r
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'newly_covered', s.kind, s.code, c.dimension_kind, c.dimension, 'month',
       c.month, count(*), NULL, count(*)
FROM counted c
LEFT JOIN organisation_gridgroup g ON g.id = c.grid_group_id
CROSS JOIN LATERAL (VALUES
    ('city', ''), ('district', c.district_code), ('grid', coalesce(g.code, ''))
) s (kind, code)
WHERE s.kind = 'city' OR s.code <> ''
GROUP BY s.kind, s.code, c.dimension_kind, c.dimension, c.month
