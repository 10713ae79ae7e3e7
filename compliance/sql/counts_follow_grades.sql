-- Grades that come to another group or district take their counts along in the same statement,
-- whatever moved them: a change of the grid, a delivery, the sweep after either. The counts of the
-- groups they left and came to are made anew from the grades; the worker's computation keeps adding
-- its own while it runs. It runs as the owner, since a page moves grades behind the wall of sight.
CREATE FUNCTION counts_follow_grades() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    touched record;
BEGIN
    FOR touched IN
        SELECT DISTINCT x.appraisal_id, x.grid_group_id, x.district_code
        FROM grade_before o
        JOIN grade_after n ON n.id = o.id
        CROSS JOIN LATERAL (VALUES (o.appraisal_id, o.grid_group_id, o.district_code),
                                   (n.appraisal_id, n.grid_group_id, n.district_code))
            AS x (appraisal_id, grid_group_id, district_code)
        WHERE (o.grid_group_id, o.district_code) IS DISTINCT FROM (n.grid_group_id, n.district_code)
    LOOP
        DELETE FROM compliance_gradecount c
        WHERE c.appraisal_id = touched.appraisal_id AND c.district_code = touched.district_code
          AND c.grid_group_id IS NOT DISTINCT FROM touched.grid_group_id;
        INSERT INTO compliance_gradecount (
            appraisal_id, shard, grid_group_id, district_code, axis, key, previous_grade,
            proposed_grade, enterprises
        )
        SELECT touched.appraisal_id, -1, touched.grid_group_id, touched.district_code, x.axis, x.key,
               g.previous_grade, g.proposed_grade, count(*)
        FROM compliance_grade g
        CROSS JOIN LATERAL (VALUES ('place', ''), ('industry', g.industry), ('size', g.size_band))
            AS x (axis, key)
        WHERE g.appraisal_id = touched.appraisal_id AND g.district_code = touched.district_code
          AND (g.grid_group_id = touched.grid_group_id
               OR g.grid_group_id IS NULL AND touched.grid_group_id IS NULL)
        GROUP BY x.axis, x.key, g.previous_grade, g.proposed_grade;
    END LOOP;
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION counts_follow_grades() FROM PUBLIC;
CREATE TRIGGER grade_counts_follow AFTER UPDATE ON compliance_grade
    REFERENCING OLD TABLE AS grade_before NEW TABLE AS grade_after
    FOR EACH STATEMENT EXECUTE FUNCTION counts_follow_grades();
