-- Wages concealed from those who collect: for the people of the violation, month by month from hire
-- to the as-of day, the wage less the highest base declared here for the month (nothing declared:
-- the whole wage). Not clipped: the article speaks of wages, not of bases.
WITH person AS MATERIALIZED (
    SELECT v.worker_id FROM compliance_violationworker v WHERE v.violation_id = %(violation)s
),
stay AS MATERIALIZED (
    SELECT e.worker_id, e.hired_on, e.monthly_wage,
           date_trunc('month', e.hired_on::timestamp) AS first_month,
           date_trunc('month', least(e.left_on - 1, %(as_of)s)::timestamp) AS last_month
    FROM enterprises_employment_seen e
    WHERE e.enterprise_id = %(enterprise)s AND e.monthly_wage > 0
      AND e.contract_kind = ANY (ARRAY(
          SELECT a.contract_kind FROM enterprises_schemeapplicability a))
      AND e.hired_on <= %(as_of)s AND (e.left_on IS NULL OR e.left_on > e.hired_on)
),
declared AS MATERIALIZED (
    SELECT r.worker_id, r.from_month, coalesce(r.to_month, 'infinity') AS to_month, r.base
    FROM enterprises_insurancerecord_seen r
    WHERE r.enterprise_id = %(enterprise)s
),
earned AS (
    SELECT DISTINCT ON (s.worker_id, m.month) s.worker_id, m.month::date AS month, s.monthly_wage
    FROM stay s
    JOIN person p ON p.worker_id = s.worker_id
    CROSS JOIN LATERAL generate_series(s.first_month, s.last_month, interval '1 month') m(month)
    ORDER BY s.worker_id, m.month, s.hired_on DESC
),
concealed AS (
    SELECT e.worker_id, e.month, e.monthly_wage,
           e.monthly_wage - coalesce(max(d.base), 0) AS amount
    FROM earned e
    LEFT JOIN declared d ON d.worker_id = e.worker_id
                        AND e.month BETWEEN d.from_month AND d.to_month
    GROUP BY e.worker_id, e.month, e.monthly_wage
)
INSERT INTO compliance_calculationline (
    calculation_id, position, worker_id, month, scheme, share, kind, base_yuan, rate, days,
    amount_yuan, law, article
)
SELECT %(calculation)s, row_number() OVER (ORDER BY c.worker_id, c.month),
       c.worker_id, c.month, 0, '', 'concealed', c.monthly_wage, NULL, NULL, c.amount,
       %(law)s, %(article)s
FROM concealed c
WHERE c.amount > 0
