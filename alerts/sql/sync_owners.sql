-- An alert follows its enterprise or provider to another grid group.
WITH owner AS (
    SELECT a.id, e.grid_group_id, e.district_code
    FROM alerts_alert a JOIN enterprises_enterprise e ON e.id = a.enterprise_id
    WHERE a.state <> 'closed'
      AND (%(chosen)s::int[] IS NULL OR a.enterprise_id = ANY (%(chosen)s::int[]))
    UNION ALL
    SELECT a.id, p.grid_group_id, p.district_code
    FROM alerts_alert a JOIN enterprises_provider p ON p.id = a.provider_id
    WHERE a.state <> 'closed'
)
UPDATE alerts_alert a
SET grid_group_id = o.grid_group_id, district_code = o.district_code
FROM owner o
WHERE a.id = o.id
  AND (a.grid_group_id, a.district_code) IS DISTINCT FROM (o.grid_group_id, o.district_code)
