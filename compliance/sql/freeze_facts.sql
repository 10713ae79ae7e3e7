-- The facts of the period, copied into the appraisal.
INSERT INTO compliance_appraisalfact (
    appraisal_id, enterprise_id, grid_group_id, district_code, code, happened_on, source, label,
    detail, case_id
)
SELECT %(appraisal)s, e.id, e.grid_group_id, e.district_code, f.code, f.happened_on, f.source,
       f.label, f.detail, f.case_id
FROM facts_of_period(%(from_on)s, %(until_on)s, %(known_at)s) f
JOIN enterprises_enterprise e ON e.id = f.enterprise_id
