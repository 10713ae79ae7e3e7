-- What a unit did not pay in full past its due date, by scheme and month; for the people of the
-- violation the contributions on the part of their wage that was not declared, month by month of
-- their cover here; and on each of these lines the late fee a day, from the day after the due date
-- to the as-of day inclusive. Every line rounded half up to the cent.
WITH person AS MATERIALIZED (
    SELECT v.worker_id FROM compliance_violationworker v WHERE v.violation_id = %(violation)s
),
unpaid AS (
    SELECT c.scheme, c.month, c.due,
           -- What arrived after the as-of day has not been paid yet.
           c.due - CASE WHEN c.paid_on > %(as_of)s THEN 0 ELSE c.paid END AS amount
    FROM enterprises_contribution_seen c
    WHERE c.enterprise_id = %(enterprise)s
),
stay AS MATERIALIZED (
    SELECT e.worker_id, e.contract_kind, e.hired_on, e.monthly_wage,
           date_trunc('month', e.hired_on::timestamp) AS first_month,
           date_trunc('month', least(e.left_on - 1, %(as_of)s)::timestamp) AS last_month
    FROM enterprises_employment_seen e
    WHERE e.enterprise_id = %(enterprise)s AND e.monthly_wage > 0
      AND e.hired_on <= %(as_of)s AND (e.left_on IS NULL OR e.left_on > e.hired_on)
),
declared AS MATERIALIZED (
    SELECT r.worker_id, r.scheme, r.from_month, coalesce(r.to_month, 'infinity') AS to_month,
           r.base
    FROM enterprises_insurancerecord_seen r
    WHERE r.enterprise_id = %(enterprise)s
),
earned AS (
    SELECT DISTINCT ON (s.worker_id, a.scheme, m.month)
           s.worker_id, a.scheme, m.month::date AS month, s.monthly_wage
    FROM stay s
    JOIN person p ON p.worker_id = s.worker_id
    JOIN enterprises_schemeapplicability a ON a.contract_kind = s.contract_kind
    CROSS JOIN LATERAL generate_series(s.first_month, s.last_month, interval '1 month') m(month)
    ORDER BY s.worker_id, a.scheme, m.month, s.hired_on DESC
),
short AS (
    -- Of several records of a month the one begun last counts.
    SELECT DISTINCT ON (e.worker_id, e.scheme, e.month)
           e.worker_id, e.scheme, e.month,
           greatest(coalesce(l.floor_yuan, %(floor)s),
                    least(coalesce(l.cap_yuan, %(cap)s), e.monthly_wage)) - d.base AS base
    FROM earned e
    JOIN declared d ON d.worker_id = e.worker_id AND d.scheme = e.scheme
                   AND e.month BETWEEN d.from_month AND d.to_month
    LEFT JOIN organisation_contributionlimit l ON l.year = extract(year FROM e.month)
    ORDER BY e.worker_id, e.scheme, e.month, d.from_month DESC
),
rate AS MATERIALIZED (
    SELECT DISTINCT ON (m.month, r.scheme, r.share)
           m.month, r.scheme, r.share, r.rate, r.law, r.article
    FROM (SELECT DISTINCT month FROM short) m
    JOIN organisation_contributionrate r
      ON r.from_month <= m.month AND r.industry_class IN (0, %(industry_class)s)
    ORDER BY m.month, r.scheme, r.share, r.industry_class DESC, r.from_month DESC
),
late AS (
    SELECT 0 AS worker_id, u.month, u.scheme, '' AS share, 'arrears' AS kind, u.due AS base,
           NULL::numeric AS rate, u.amount, %(law)s AS law, %(article)s AS article
    FROM unpaid u
    WHERE u.amount > 0
    UNION ALL
    SELECT s.worker_id, s.month, s.scheme, r.share, 'shortfall', s.base, r.rate,
           round(s.base * r.rate, 2), r.law, r.article
    FROM short s
    JOIN rate r ON r.month = s.month AND r.scheme = s.scheme AND r.rate > 0
    WHERE s.base > 0
),
dated AS (
    SELECT l.*,
           %(as_of)s - ((l.month + interval '1 month')::date + %(due_day)s - 1) AS days
    FROM late l
),
line AS (
    SELECT d.worker_id, d.month, d.scheme, d.share, d.kind, d.base, d.rate, NULL::int AS days,
           d.amount, d.law, d.article
    FROM dated d
    WHERE d.days > 0
    UNION ALL
    SELECT d.worker_id, d.month, d.scheme, d.share, 'late_fee', d.amount, %(late_fee)s, d.days,
           round(d.amount * %(late_fee)s * d.days, 2), %(late_law)s, %(late_article)s
    FROM dated d
    WHERE d.days > 0 AND d.amount > 0
)
INSERT INTO compliance_calculationline (
    calculation_id, position, worker_id, month, scheme, share, kind, base_yuan, rate, days,
    amount_yuan, law, article
)
SELECT %(calculation)s,
       row_number() OVER (ORDER BY l.worker_id, l.month, l.scheme, l.share, l.kind = 'late_fee'),
       l.worker_id, l.month, l.scheme, l.share, l.kind, round(l.base, 2), l.rate, l.days,
       l.amount, l.law, l.article
FROM line l
