-- Months for which an enterprise declared no wages at all although people worked there all month.
WITH staffed AS (
    SELECT f.enterprise_id, f.month, max(f.batch_id) AS batch_id,
           sum(coalesce(e.monthly_wage, 0)) AS wages
    FROM enterprises_taxfiling f
    -- Active on every day of the month. Dispatched people are paid by the unit that sends them.
    JOIN enterprises_employment e
      ON e.enterprise_id = f.enterprise_id
     AND e.hired_on <= f.month
     AND (e.left_on IS NULL OR e.left_on >= (f.month + interval '1 month')::date)
     AND e.contract_kind <> 'dispatch'
    WHERE f.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR f.enterprise_id = ANY (%(chosen)s::int[]))
      AND e.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
      AND f.month < %(as_of_month)s
      AND f.wages_paid = 0
    GROUP BY f.enterprise_id, f.month
    HAVING count(*) >= %(min_staff)s
),
numbered AS (
    -- Months that follow one another differ from their row number by the same month.
    SELECT s.enterprise_id, s.month, s.wages, s.batch_id,
           s.month - make_interval(months => (
               row_number() OVER (PARTITION BY s.enterprise_id ORDER BY s.month))::int) AS run
    FROM staffed s
)
SELECT n.enterprise_id,
       min(n.month) AS from_month,
       max(n.month) AS to_month,
       sum(n.wages) AS amount,
       max(n.batch_id) AS batch_id
FROM numbered n
GROUP BY n.enterprise_id, n.run
HAVING count(*) >= %(min_months)s
