-- The visits of a plan: in each group spread evenly over the working days, in the order of their turn.
INSERT INTO compliance_inspection (
    enterprise_id, grid_group_id, district_code, purpose, kind, state, planned_on, place,
    findings, cancelled_reason, plan_id, planned_by_id
)
SELECT v.enterprise_id, v.grid_group_id, v.district_code, 'routine', 'visit', 'planned',
       (%(days)s::date[])[1 + (v.at - 1) * cardinality(%(days)s::date[]) / v.whole],
       '', '', '', %(plan)s, %(by)s
FROM (
    SELECT p.*, row_number() OVER (PARTITION BY grid_group_id ORDER BY turn, nth, enterprise_id) AS at,
           count(*) OVER (PARTITION BY grid_group_id) AS whole
    FROM plan_visits(%(capacities)s, %(first_on)s) p
    WHERE within_capacity
) v
