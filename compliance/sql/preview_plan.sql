-- How many visits the plan would hold, by group, regime, category, and whether the capacity reaches.
SELECT grid_group_id, by_quota, regime, risk_class, within_capacity, count(*) AS visits
FROM plan_visits(%(capacities)s, %(first_on)s)
GROUP BY grid_group_id, by_quota, regime, risk_class, within_capacity
