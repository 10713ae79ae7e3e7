-- Month by month: people employed on some day of it, insured in any scheme, head count and wages
-- of the tax filing, contributions due and paid. The months are the series', so none is left out.
WITH month AS (
    SELECT m::date AS month, (m + interval '1 month')::date AS next
    FROM generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') m
),
staff AS (
    SELECT m.month, count(DISTINCT e.worker_id)::int AS employed
    FROM month m
    JOIN enterprises_employment_seen e
      ON e.enterprise_id = %(enterprise)s AND e.hired_on < m.next
     AND (e.left_on IS NULL OR e.left_on > m.month)
    GROUP BY m.month
),
cover AS (
    SELECT m.month, count(DISTINCT r.worker_id)::int AS insured
    FROM month m
    JOIN enterprises_insurancerecord_seen r
      ON r.enterprise_id = %(enterprise)s AND r.from_month <= m.month
     AND (r.to_month IS NULL OR r.to_month >= m.month)
    GROUP BY m.month
),
money AS (
    SELECT c.month, sum(c.due) AS due, sum(c.paid) AS paid
    FROM enterprises_contribution_seen c
    WHERE c.enterprise_id = %(enterprise)s AND c.month BETWEEN %(first)s AND %(last)s
    GROUP BY c.month
)
SELECT m.month, coalesce(s.employed, 0) AS employed, coalesce(c.insured, 0) AS insured,
       t.headcount, t.wages_paid, y.due, y.paid
FROM month m
LEFT JOIN staff s USING (month)
LEFT JOIN cover c USING (month)
LEFT JOIN money y USING (month)
LEFT JOIN enterprises_taxfiling_seen t
  ON t.enterprise_id = %(enterprise)s AND t.month = m.month
ORDER BY m.month DESC
