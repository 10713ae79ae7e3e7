-- An objection to a grade comes to the counter too. While one is recorded the session names the grade
-- (app.grade) and sees that one; of it nothing moves but to “objection”.
CREATE POLICY held_at_the_counter ON compliance_grade FOR SELECT TO inspectorate_web USING (
    current_setting('app.counter', true) = 'all' AND state IN ('notified', 'objected')
    AND id = nullif(current_setting('app.grade', true), '')::bigint
);
CREATE POLICY moved_at_the_counter ON compliance_grade FOR UPDATE TO inspectorate_web USING (
    current_setting('app.counter', true) = 'all' AND state = 'notified'
    AND id = nullif(current_setting('app.grade', true), '')::bigint
) WITH CHECK (
    current_setting('app.counter', true) = 'all' AND state = 'objected'
    AND id = nullif(current_setting('app.grade', true), '')::bigint
);
CREATE POLICY written_at_the_counter ON compliance_gradeobjection FOR INSERT TO inspectorate_web
    WITH CHECK (current_setting('app.counter', true) = 'all' AND decided_at IS NULL
                AND grade_id = nullif(current_setting('app.grade', true), '')::bigint);
CREATE POLICY held_at_the_counter ON compliance_gradeobjection FOR SELECT TO inspectorate_web
    USING (current_setting('app.counter', true) = 'all'
           AND grade_id = nullif(current_setting('app.grade', true), '')::bigint);
