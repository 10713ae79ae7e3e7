-- Every enterprise with the best final grade of the cycle, with what is counted of it on the last
-- day, its points and its place in its size band; none for whom something speaks against a medal today.
-- Alerts that were dismissed do not count.
WITH best AS (
    SELECT g.enterprise_id, g.grid_group_id, g.district_code, g.size_band, g.staff_count,
           e.uscc, e.established_on
    FROM compliance_grade g
    JOIN enterprises_enterprise e ON e.id = g.enterprise_id
    WHERE g.appraisal_id = %(appraisal)s AND g.state = 'final' AND g.final_grade = %(grade)s
), violations AS (
    SELECT b.enterprise_id, max(d.day) AS last_on
    FROM best b
    CROSS JOIN LATERAL (
        SELECT p.decided_on AS day
        FROM enterprises_penalty p
        WHERE p.enterprise_id = b.enterprise_id AND p.decided_on <= %(as_of)s
        UNION ALL
        SELECT (v.confirmed_at AT TIME ZONE 'Asia/Shanghai')::date
        FROM compliance_case c
        JOIN compliance_violation v ON v.case_id = c.id
        WHERE c.enterprise_id = b.enterprise_id
          AND v.confirmed_at IS NOT NULL AND v.dropped_on IS NULL
    ) AS d
    GROUP BY b.enterprise_id
), standing AS (
    SELECT a.enterprise_id,
           coalesce(max(a.workers_count) FILTER (
               WHERE a.rule IN ('unregistered-worker', 'partial-schemes')), 0) AS uncovered,
           coalesce(max(a.workers_count) FILTER (
               WHERE a.rule = 'underdeclared-base'), 0) AS short_base
    FROM alerts_alert a
    WHERE a.enterprise_id IS NOT NULL
      AND a.rule IN ('unregistered-worker', 'partial-schemes', 'underdeclared-base')
      AND a.state IN ('new', 'acknowledged', 'case_open', 'letter_sent')
    GROUP BY a.enterprise_id
), paying AS (
    SELECT c.enterprise_id,
           sum(greatest(c.due - CASE WHEN c.paid_on > %(as_of)s THEN 0 ELSE c.paid END, 0)) FILTER (
               WHERE late.on_day < %(as_of)s) AS arrears,
           count(DISTINCT c.month) FILTER (
               WHERE c.month >= %(from_on)s AND late.on_day < %(as_of)s
                 AND (c.paid < c.due OR c.paid_on > late.on_day)) AS late_months
    FROM enterprises_contribution c
    CROSS JOIN LATERAL (
        SELECT (c.month + interval '1 month')::date + %(due_day)s - 1 AS on_day
    ) AS late
    WHERE c.month <= %(as_of)s
      AND c.enterprise_id IN (SELECT enterprise_id FROM best)
    GROUP BY c.enterprise_id
), measured AS (
    SELECT b.*,
           greatest(0, extract(year FROM age(
               %(as_of)s::date + 1,
               greatest(v.last_on, coalesce(b.established_on, %(as_of)s::date - 3653)))))::int
               AS years_clean,
           coalesce(s.uncovered, 0) AS uncovered_count,
           coalesce(s.short_base, 0) AS short_base_count,
           coalesce(p.arrears, 0) AS arrears_yuan,
           coalesce(p.late_months, 0) AS late_months
    FROM best b
    LEFT JOIN violations v USING (enterprise_id)
    LEFT JOIN standing s USING (enterprise_id)
    LEFT JOIN paying p USING (enterprise_id)
), fallen AS (
    SELECT f.enterprise_id, f.why
    FROM against_a_medal(ARRAY(SELECT enterprise_id FROM best), %(as_of)s, %(now)s) f
), criteria AS (
    SELECT max(points) FILTER (WHERE measure = 'years_clean') AS year_points,
           max(most_points) FILTER (WHERE measure = 'years_clean') AS year_most,
           coalesce(max(points) FILTER (WHERE measure = 'uncovered_count'), 0) AS covered,
           coalesce(bool_or(required) FILTER (WHERE measure = 'uncovered_count'), false) AS covered_needed,
           coalesce(max(points) FILTER (WHERE measure = 'short_base_count'), 0) AS base,
           coalesce(bool_or(required) FILTER (WHERE measure = 'short_base_count'), false) AS base_needed,
           coalesce(max(points) FILTER (WHERE measure = 'arrears_yuan'), 0) AS arrears,
           coalesce(bool_or(required) FILTER (WHERE measure = 'arrears_yuan'), false) AS arrears_needed,
           coalesce(max(points) FILTER (WHERE measure = 'late_months'), 0) AS late,
           coalesce(bool_or(required) FILTER (WHERE measure = 'late_months'), false) AS late_needed,
           coalesce(bool_or(required) FILTER (WHERE measure = 'years_clean'), false) AS years_needed
    FROM jsonb_to_recordset(%(criteria)s::jsonb)
         AS r (measure text, points int, most_points int, required boolean)
), judged AS (
    SELECT m.*, coalesce(f.why, '') AS against,
           least(m.years_clean * coalesce(r.year_points, 0), coalesce(r.year_most, 0))
           + CASE WHEN m.uncovered_count = 0 THEN r.covered ELSE 0 END
           + CASE WHEN m.short_base_count = 0 THEN r.base ELSE 0 END
           + CASE WHEN m.arrears_yuan = 0 THEN r.arrears ELSE 0 END
           + CASE WHEN m.late_months = 0 THEN r.late ELSE 0 END AS points,
           -- Without staff there is nobody whose cover could be praised.
           m.staff_count > 0
           AND f.why IS NULL
           AND NOT (r.covered_needed AND m.uncovered_count > 0)
           AND NOT (r.base_needed AND m.short_base_count > 0)
           AND NOT (r.arrears_needed AND m.arrears_yuan > 0)
           AND NOT (r.late_needed AND m.late_months > 0)
           AND NOT (r.years_needed AND m.years_clean = 0) AS eligible
    FROM measured m
    CROSS JOIN criteria r
    LEFT JOIN fallen f USING (enterprise_id)
)
INSERT INTO compliance_medalcandidate (
    round_id, enterprise_id, grid_group_id, district_code, size_band, staff_count, years_clean,
    uncovered_count, short_base_count, arrears_yuan, late_months, against, points,
    place
)
SELECT %(round)s, j.enterprise_id, j.grid_group_id, j.district_code, j.size_band, j.staff_count,
       j.years_clean, j.uncovered_count, j.short_base_count, j.arrears_yuan, j.late_months, j.against,
       j.points,
       CASE WHEN j.eligible THEN row_number() OVER (
           PARTITION BY j.size_band, j.eligible
           ORDER BY j.points DESC, j.years_clean DESC, j.staff_count DESC, j.uscc) END
FROM judged j
