-- Contributions owed for the people of a violation: every month in which an employment to which a
-- scheme applies was active for a day, from the month of hire to the as-of day, less the months
-- insured here in that scheme; the wage of the month within floor and cap of its year; a line each
-- for employer's and worker's share, rounded half up to the cent.
WITH person AS MATERIALIZED (
    SELECT v.worker_id FROM compliance_violationworker v WHERE v.violation_id = %(violation)s
),
stay AS MATERIALIZED (
    -- Both sides are taken in by value, as the wall around facts wants it, and joined afterwards.
    SELECT e.worker_id, e.contract_kind, e.hired_on, e.monthly_wage,
           date_trunc('month', e.hired_on::timestamp) AS first_month,
           date_trunc('month', least(e.left_on - 1, %(as_of)s)::timestamp) AS last_month
    FROM enterprises_employment_seen e
    WHERE e.enterprise_id = %(enterprise)s
      AND e.hired_on <= %(as_of)s AND (e.left_on IS NULL OR e.left_on > e.hired_on)
),
covered AS MATERIALIZED (
    SELECT r.worker_id, r.scheme, r.from_month, coalesce(r.to_month, 'infinity') AS to_month
    FROM enterprises_insurancerecord_seen r
    WHERE r.enterprise_id = %(enterprise)s
),
employed AS (
    -- Several employments count together; the wage is that of the one hired last that names one.
    SELECT DISTINCT ON (s.worker_id, a.scheme, m.month)
           s.worker_id, a.scheme, m.month::date AS month, s.monthly_wage
    FROM stay s
    JOIN person p ON p.worker_id = s.worker_id
    JOIN enterprises_schemeapplicability a ON a.contract_kind = s.contract_kind
    CROSS JOIN LATERAL generate_series(s.first_month, s.last_month, interval '1 month') m(month)
    ORDER BY s.worker_id, a.scheme, m.month, (coalesce(s.monthly_wage, 0) > 0) DESC,
             s.hired_on DESC
),
owed AS (
    SELECT e.* FROM employed e
    WHERE NOT EXISTS (
        SELECT FROM covered c
        WHERE c.worker_id = e.worker_id AND c.scheme = e.scheme
          AND e.month BETWEEN c.from_month AND c.to_month
    )
),
rate AS MATERIALIZED (
    -- The rate in force in each month; that of the unit's class of industry before the general one.
    SELECT DISTINCT ON (m.month, r.scheme, r.share)
           m.month, r.scheme, r.share, r.rate, r.law, r.article
    FROM (SELECT DISTINCT month FROM owed) m
    JOIN organisation_contributionrate r
      ON r.from_month <= m.month AND r.industry_class IN (0, %(industry_class)s)
    ORDER BY m.month, r.scheme, r.share, r.industry_class DESC, r.from_month DESC
),
based AS (
    -- Without a known wage the floor is owed at least.
    SELECT o.worker_id, o.scheme, o.month,
           CASE WHEN o.monthly_wage > 0
                THEN greatest(coalesce(l.floor_yuan, %(floor)s),
                              least(coalesce(l.cap_yuan, %(cap)s), o.monthly_wage))
                ELSE coalesce(l.floor_yuan, %(floor)s) END AS base
    FROM owed o
    LEFT JOIN organisation_contributionlimit l ON l.year = extract(year FROM o.month)
)
INSERT INTO compliance_calculationline (
    calculation_id, position, worker_id, month, scheme, share, kind, base_yuan, rate, days,
    amount_yuan, law, article
)
SELECT %(calculation)s, row_number() OVER (ORDER BY b.worker_id, b.month, b.scheme, r.share),
       b.worker_id, b.month, b.scheme, r.share, 'contribution', round(b.base, 2), r.rate, NULL,
       round(b.base * r.rate, 2), r.law, r.article
FROM based b
JOIN rate r ON r.month = b.month AND r.scheme = b.scheme AND r.rate > 0
