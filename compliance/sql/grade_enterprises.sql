-- The grades of the enterprises from %(first)s to %(last)s, from the frozen facts alone, and how many
-- went from which grade to which.
WITH published AS (
    SELECT b.id FROM enterprises_batch b WHERE b.published_at <= %(known_at)s
),
-- Each enterprise as the register had it at the freeze: its row, or the version replaced since.
register AS (
    SELECT e.id, e.grid_group_id, e.district_code, e.risk_class, e.risk_points,
           coalesce(r.industry_code, e.industry_code) AS industry_code,
           CASE WHEN r.id IS NULL THEN e.established_on ELSE r.established_on END AS established_on,
           CASE WHEN r.id IS NULL THEN e.closed_on ELSE r.closed_on END AS closed_on,
           coalesce(r.status, e.status) AS status
    FROM enterprises_enterprise e
    LEFT JOIN published b ON b.id = e.batch_id
    LEFT JOIN LATERAL (
        SELECT old.*
        FROM enterprises_factversion v
        CROSS JOIN LATERAL jsonb_populate_record(NULL::enterprises_enterprise, v.row) AS old
        WHERE v.relation = 'enterprises_enterprise' AND v.enterprise_id = e.id
          AND v.batch_id IN (SELECT id FROM published)
          AND v.ended_by_batch_id NOT IN (SELECT id FROM published)
        LIMIT 1
    ) r ON b.id IS NULL
    WHERE e.id BETWEEN %(first)s AND %(last)s AND (b.id IS NOT NULL OR r.id IS NOT NULL)
),
graded AS (
    SELECT * FROM register
    WHERE (established_on IS NULL OR established_on <= %(to_on)s)
      AND (closed_on IS NULL OR closed_on > %(to_on)s)
      AND NOT (status = 'deregistered' AND closed_on IS NULL)
),
counted AS (
    SELECT f.enterprise_id, f.code, count(*)::int AS facts
    FROM compliance_appraisalfact f
    WHERE f.appraisal_id = %(appraisal)s AND f.enterprise_id BETWEEN %(first)s AND %(last)s
    GROUP BY f.enterprise_id, f.code
),
counts AS (
    SELECT enterprise_id, jsonb_object_agg(code, facts) AS counts FROM counted GROUP BY enterprise_id
),
-- The first row of the criteria whose facts together reach its number.
reached AS (
    SELECT DISTINCT ON (enterprise_id) enterprise_id, number, grade
    FROM (
        SELECT f.enterprise_id, c.number, c.grade
        FROM compliance_criterion c JOIN counted f ON f.code = ANY (c.facts)
        WHERE c.criteria_id = %(criteria)s
        GROUP BY f.enterprise_id, c.number, c.grade, c.at_least
        HAVING sum(f.facts) >= c.at_least
    ) row_reached
    ORDER BY enterprise_id, number
),
staff AS (
    SELECT w.enterprise_id, count(DISTINCT w.worker_id)::int AS staff
    FROM enterprises_employment w
    WHERE w.enterprise_id BETWEEN %(first)s AND %(last)s
      AND w.hired_on <= %(until_on)s AND (w.left_on IS NULL OR w.left_on > %(until_on)s)
    GROUP BY w.enterprise_id
),
-- One row, asked once: where each size band begins on the day.
band AS (
    SELECT small_from, medium_from, large_from
    FROM compliance_sizebands
    WHERE from_on <= %(until_on)s
    ORDER BY from_on DESC
    LIMIT 1
),
rank AS (
    SELECT g.code, g.rank FROM compliance_scalegrade g WHERE g.scale_id = %(scale)s
),
made AS (
    INSERT INTO compliance_grade (
        appraisal_id, enterprise_id, grid_group_id, district_code, previous_grade, proposed_grade,
        criterion, counts, staff_count, size_band, industry, risk_class, risk_points, outlier, state,
        changed, asked_grade, decided_grade, final_grade, reason
    )
    SELECT %(appraisal)s, g.id, g.grid_group_id, g.district_code, coalesce(p.final_grade, ''),
           coalesce(h.grade, %(remaining)s), coalesce(h.number, 0), coalesce(n.counts, '{}'),
           coalesce(s.staff, 0),
           CASE WHEN coalesce(s.staff, 0) < (SELECT small_from FROM band) THEN 'micro'
                WHEN s.staff < (SELECT medium_from FROM band) THEN 'small'
                WHEN s.staff < (SELECT large_from FROM band) THEN 'medium'
                ELSE 'large' END,
           left(g.industry_code, 1), g.risk_class, g.risk_points,
           coalesce(abs(was.rank - now.rank) >= 2, false)
               OR (coalesce(h.grade, %(remaining)s) = %(remaining)s AND g.risk_class = 'D'),
           'open', false, '', '', '', ''
    FROM graded g
    LEFT JOIN counts n ON n.enterprise_id = g.id
    LEFT JOIN reached h ON h.enterprise_id = g.id
    LEFT JOIN staff s ON s.enterprise_id = g.id
    LEFT JOIN compliance_grade p ON p.enterprise_id = g.id AND p.appraisal_id = %(previous)s
                                AND p.state = 'final'
    LEFT JOIN rank was ON was.code = p.final_grade
    LEFT JOIN rank now ON now.code = coalesce(h.grade, %(remaining)s)
    RETURNING grid_group_id, district_code, previous_grade, proposed_grade, industry, size_band
)
INSERT INTO compliance_gradecount (
    appraisal_id, shard, grid_group_id, district_code, axis, key, previous_grade, proposed_grade,
    enterprises
)
SELECT %(appraisal)s, %(shard)s, m.grid_group_id, m.district_code, x.axis, x.key, m.previous_grade,
       m.proposed_grade, count(*)
FROM made m
CROSS JOIN LATERAL (VALUES ('place', ''), ('industry', m.industry), ('size', m.size_band)) AS x (axis, key)
GROUP BY m.grid_group_id, m.district_code, x.axis, x.key, m.previous_grade, m.proposed_grade
