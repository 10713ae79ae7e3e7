-- What employers bring to the counter. Its clerk sees no exposure and no listing: they find matters by
-- counter_matters, which says what each is called and what can be handed in, and while one is
-- recorded the session names it (app.exposure, app.watched) and sees that one. What was handed in is
-- the counter's register.
SELECT guard_rows('compliance_handedin');
CREATE POLICY register_of_the_counter ON compliance_handedin FOR SELECT TO inspectorate_web
    USING (current_setting('app.counter', true) = 'all');
CREATE POLICY recorded_at_the_counter ON compliance_handedin FOR INSERT TO inspectorate_web
    WITH CHECK (current_setting('app.counter', true) = 'all'
                AND recorded_by_id = nullif(current_setting('app.user', true), '')::int);
REVOKE UPDATE, DELETE ON compliance_handedin FROM inspectorate_web;

-- Held to be locked, not to be changed.
CREATE POLICY held_at_the_counter ON compliance_exposure FOR SELECT TO inspectorate_web USING (
    current_setting('app.counter', true) = 'all' AND state = 'published'
    AND id = nullif(current_setting('app.exposure', true), '')::bigint
);
CREATE POLICY locked_at_the_counter ON compliance_exposure FOR UPDATE TO inspectorate_web USING (
    current_setting('app.counter', true) = 'all' AND state = 'published'
    AND id = nullif(current_setting('app.exposure', true), '')::bigint
) WITH CHECK (false);
CREATE POLICY written_at_the_counter ON compliance_exposureobjection FOR INSERT TO inspectorate_web
    WITH CHECK (current_setting('app.counter', true) = 'all' AND decided_at IS NULL
                AND exposure_id = nullif(current_setting('app.exposure', true), '')::bigint);
CREATE POLICY held_at_the_counter ON compliance_exposureobjection FOR SELECT TO inspectorate_web
    USING (current_setting('app.counter', true) = 'all'
           AND exposure_id = nullif(current_setting('app.exposure', true), '')::bigint);
CREATE POLICY written_at_the_counter ON compliance_exposurestep FOR INSERT TO inspectorate_web
    WITH CHECK (current_setting('app.counter', true) = 'all' AND verb = 'object'
                AND exposure_id = nullif(current_setting('app.exposure', true), '')::bigint);
CREATE POLICY held_at_the_counter ON compliance_exposurestep FOR SELECT TO inspectorate_web
    USING (current_setting('app.counter', true) = 'all' AND verb = 'object'
           AND exposure_id = nullif(current_setting('app.exposure', true), '')::bigint);
CREATE POLICY held_at_the_counter ON compliance_watchlistentry TO inspectorate_web USING (
    current_setting('app.counter', true) = 'all' AND state IN ('noticed', 'listed')
    AND id = nullif(current_setting('app.watched', true), '')::bigint
);
