-- Final grades of each cycle, for the city and its districts. Two cycles of other scales may begin on
-- one day, so each grade stands with the code of its cycle.
WITH graded AS (
    SELECT a.code || '/' AS cycle, a.from_on, g.district_code, g.final_grade, count(*) AS enterprises
    FROM compliance_grade g
    JOIN compliance_appraisal a ON a.id = g.appraisal_id
    GROUP BY a.code, a.from_on, g.district_code, g.final_grade
),
scoped AS (
    SELECT s.kind, s.code, g.cycle, g.from_on, g.final_grade, sum(g.enterprises) AS enterprises
    FROM graded g
    CROSS JOIN LATERAL (VALUES ('city', ''), ('district', g.district_code)) s (kind, code)
    WHERE s.kind = 'city' OR s.code <> ''
    GROUP BY s.kind, s.code, g.cycle, g.from_on, g.final_grade
),
counted AS (
    SELECT s.*, sum(s.enterprises) OVER (PARTITION BY s.kind, s.code, s.cycle) AS all_graded
    FROM scoped s
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'grades', kind, code, 'grade', cycle || final_grade, 'cycle', from_on,
       enterprises, all_graded, round(enterprises / all_graded, 6)
FROM counted
WHERE final_grade <> ''
