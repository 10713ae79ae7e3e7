-- Yuan recovered: contributions in arrears when a case was filed and paid since, and wages paid in a
-- confirmed violation. docs/figures.md, "What inspection came to".
WITH chased AS (
    SELECT k.enterprise_id, (k.filed_at AT TIME ZONE %(zone)s)::date AS filed_on
    FROM compliance_case k
    WHERE k.enterprise_id IS NOT NULL AND k.filed_at IS NOT NULL
      AND EXISTS (
          SELECT FROM compliance_violation v
          WHERE v.case_id = k.id AND v.type = 'V2'
            AND v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
      )
),
contribution AS (
    SELECT e.district_code, e.grid_group_id, 'contributions' AS kind, c.paid_on AS day,
           least(c.paid, c.due) AS yuan
    FROM (SELECT DISTINCT enterprise_id FROM chased) u
    JOIN enterprises_contribution c ON c.enterprise_id = u.enterprise_id
    JOIN enterprises_enterprise e ON e.id = u.enterprise_id
    WHERE c.paid_on BETWEEN %(since)s AND %(on)s AND c.due > 0
      AND EXISTS (
          SELECT FROM chased k
          WHERE k.enterprise_id = c.enterprise_id AND k.filed_on < c.paid_on
            AND k.filed_on > (c.month + interval '1 month 14 days')::date
      )
),
wages AS (
    SELECT v.id, v.case_id, v.amount_yuan, v.district_code, v.grid_group_id
    FROM compliance_violation v
    WHERE v.type = 'L6' AND v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
),
recovered AS (
    SELECT * FROM contribution
    UNION ALL
    SELECT v.district_code, v.grid_group_id, 'wages', w.put_right_on, w.amount_yuan
    FROM wages v
    JOIN compliance_violationworker w ON w.violation_id = v.id
    WHERE w.put_right_on BETWEEN %(since)s AND %(on)s
    UNION ALL
    SELECT v.district_code, v.grid_group_id, 'wages', last.day, v.amount_yuan
    FROM wages v
    CROSS JOIN LATERAL (
        SELECT (s.taken_at AT TIME ZONE %(zone)s)::date AS day
        FROM compliance_step s
        WHERE s.case_id = v.case_id
          AND s.verb IN ('record_rectified', 'record_compliance', 'record_enforcement')
        ORDER BY s.id DESC LIMIT 1
    ) last
    WHERE last.day BETWEEN %(since)s AND %(on)s
      AND NOT EXISTS (SELECT FROM compliance_violationworker w WHERE w.violation_id = v.id)
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'recovered', s.kind, s.code, d.kind, d.code, 'month',
       date_trunc('month', r.day::timestamp)::date, sum(r.yuan), NULL, sum(r.yuan)
FROM recovered r
LEFT JOIN organisation_gridgroup g ON g.id = r.grid_group_id
CROSS JOIN LATERAL (VALUES
    ('city', ''), ('district', r.district_code), ('grid', coalesce(g.code, ''))
) s (kind, code)
CROSS JOIN LATERAL (VALUES ('', ''), ('kind', r.kind)) d (kind, code)
WHERE s.kind = 'city' OR s.code <> ''
GROUP BY s.kind, s.code, d.kind, d.code, date_trunc('month', r.day::timestamp)
HAVING sum(r.yuan) <> 0
