-- Who is to be told of which running deadline today. For each limit two days, reckoned in working
-- days beforehand: up to remind_until a deadline is soon due, up to escalate_until it is over for
-- long enough to be passed on. The team is told before and after the end, supervisors of the
-- district once it is passed on, those of the city where the district has none.
WITH cuts AS (
    SELECT * FROM unnest(%(codes)s::text[], %(remind)s::date[], %(escalate)s::date[])
        AS t (code, remind_until, escalate_until)
),
running AS (
    SELECT d.id, d.case_id, d."limit" AS code, d.due_on, c.grid_group_id, c.district_code,
           coalesce(c.number, 'P-' || c.id) AS number,
           d.due_on < %(today)s AND d.due_on <= cuts.escalate_until AS passed_on
    FROM compliance_deadline d
    JOIN cuts ON cuts.code = d."limit"
    JOIN compliance_case c ON c.id = d.case_id
    WHERE d.met_on IS NULL AND d.dropped_on IS NULL AND d.due_on <= cuts.remind_until
),
away AS (
    SELECT inspector_id, stand_in_id FROM organisation_absence
    WHERE stand_in_id IS NOT NULL AND from_on <= %(today)s AND until_on >= %(today)s
),
team AS (
    SELECT case_id, inspector_id FROM compliance_member
    WHERE left_on IS NULL AND case_id IN (SELECT case_id FROM running)
),
on_it AS (
    SELECT case_id, inspector_id FROM team
    UNION
    -- A case without a team is the group's.
    SELECT r.case_id, a.inspector_id
    FROM running r
    JOIN organisation_assignment a ON a.grid_group_id = r.grid_group_id
    WHERE a.from_on <= %(today)s AND (a.until_on IS NULL OR a.until_on > %(today)s)
      AND NOT EXISTS (SELECT FROM team WHERE team.case_id = r.case_id)
),
handlers AS (
    SELECT DISTINCT o.case_id, i.user_id
    FROM on_it o
    LEFT JOIN away ON away.inspector_id = o.inspector_id
    JOIN organisation_inspector i ON i.id IN (o.inspector_id, away.stand_in_id)
    JOIN organisation_user u ON u.id = i.user_id AND u.is_active
),
supervisors AS (
    SELECT id, district_codes, 'district_supervisor' = ANY (further_roles || role) AS of_district,
           'city_supervisor' = ANY (further_roles || role) AS of_city
    FROM organisation_user WHERE is_active
),
heads AS (
    SELECT w.district_code, s.id AS user_id
    FROM (SELECT DISTINCT district_code FROM running WHERE passed_on) w
    JOIN supervisors s ON s.of_district AND w.district_code = ANY (s.district_codes)
       OR s.of_city AND NOT EXISTS (
              SELECT FROM supervisors o
              WHERE o.of_district AND w.district_code = ANY (o.district_codes)
          )
)
SELECT CASE WHEN r.due_on < %(today)s THEN 'deadline_over' ELSE 'deadline_soon' END AS kind,
       h.user_id, r.id, r.case_id, r.number, r.code, r.due_on
FROM running r JOIN handlers h ON h.case_id = r.case_id
UNION ALL
SELECT 'escalation', h.user_id, r.id, r.case_id, r.number, r.code, r.due_on
FROM running r JOIN heads h ON h.district_code = r.district_code
WHERE r.passed_on
ORDER BY kind, due_on, id, user_id
