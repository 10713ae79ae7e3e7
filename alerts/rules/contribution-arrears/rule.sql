-- Contributions not paid, or not paid in full, past their due date.
WITH owed AS (
    SELECT c.enterprise_id, c.scheme, c.month, c.due, c.batch_id,
           -- What arrived after the as-of day has not been paid yet.
           CASE WHEN c.paid_on > %(as_of)s THEN 0 ELSE c.paid END AS paid
    FROM enterprises_contribution c
    WHERE c.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR c.enterprise_id = ANY (%(chosen)s::int[]))
      -- Due on that day of the following month; late from the day after.
      AND (c.month + interval '1 month')::date + %(due_day)s - 1 < %(as_of)s
)
SELECT o.enterprise_id, o.scheme,
       o.month AS from_month,
       o.month AS to_month,
       o.due - o.paid AS amount,
       o.batch_id
FROM owed o
WHERE o.paid < o.due
