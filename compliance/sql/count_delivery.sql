-- Groups all of whose areas lie in a delivery of insurance records declared complete for last month.
WITH complete AS (
    SELECT complete_area FROM enterprises_batch
    WHERE state = 'published' AND feed = 'insurance-records'
      AND complete_from <= %(month_before)s AND complete_to >= %(month_before)s
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'delivery_complete', 'grid', g.code, '', '', 'month', %(month)s, 1, NULL, 1
FROM organisation_gridgroup g
JOIN organisation_gridarea a ON a.grid_group_id = g.id
GROUP BY g.code
HAVING bool_and(EXISTS (SELECT FROM complete c WHERE starts_with(a.stem, c.complete_area)))
