-- Enterprises by group and by the regime in force on a day.
SELECT grid_group_id,
       CASE WHEN regime_until < %(first_on)s THEN 'normal' ELSE regime END AS regime,
       count(*) AS enterprises
FROM enterprises_enterprise
WHERE grid_group_id = ANY (%(groups)s::int[]) AND status IN ('active', '')
GROUP BY 1, 2
