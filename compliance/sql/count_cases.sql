-- Open cases and those overdue; cases closed by month and outcome.
WITH counted AS (
    SELECT 'cases_overdue' AS code, k.district_code, k.grid_group_id, '' AS outcome,
           %(month)s::date AS month, count(*) FILTER (WHERE k.next_due_on < %(on)s) AS numerator,
           count(*) AS denominator
    FROM compliance_case k
    WHERE k.state NOT IN ('closed', 'not_filed')
    GROUP BY k.district_code, k.grid_group_id
    UNION ALL
    SELECT 'cases_closed', k.district_code, k.grid_group_id, k.outcome,
           date_trunc('month', k.closed_at AT TIME ZONE %(zone)s)::date, count(*), NULL
    FROM compliance_case k
    WHERE k.state = 'closed'
      AND (k.closed_at AT TIME ZONE %(zone)s)::date BETWEEN %(since)s AND %(on)s
    GROUP BY 2, 3, 4, 5
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, c.code, s.kind, s.code, d.kind, d.code, 'month', c.month,
       sum(c.numerator), sum(c.denominator),
       CASE WHEN sum(c.denominator) IS NULL THEN sum(c.numerator)
            ELSE round(sum(c.numerator) / sum(c.denominator), 6) END
FROM counted c
LEFT JOIN organisation_gridgroup g ON g.id = c.grid_group_id
CROSS JOIN LATERAL (VALUES
    ('city', ''), ('district', c.district_code), ('grid', coalesce(g.code, ''))
) s (kind, code)
CROSS JOIN LATERAL (VALUES ('', ''), ('outcome', c.outcome)) d (kind, code)
WHERE (s.kind = 'city' OR s.code <> '') AND (d.kind = '' OR c.code = 'cases_closed')
GROUP BY c.code, s.kind, s.code, d.kind, d.code, c.month
