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

-- counter_matters(words, pairs, of_kind, which): what can be handed in about enterprises or providers
-- whose name or code holds these pairs of characters, or about the decision or entry of that number;
-- or about one matter, named by kind and id. Persons are found by the number of their entry only.
CREATE FUNCTION counter_matters(words text, pairs text[], of_kind text, which bigint)
RETURNS TABLE (
    kind text, id bigint, name text, code text, number text, told_on date, due_on date,
    early_from_on date, state text, waits boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH found AS (
        SELECT s.enterprise_id FROM enterprises_enterprisesearch s
        WHERE cardinality(pairs) > 0 AND s.grams @> pairs
    ),
    matter AS (
        SELECT 'exposure' AS kind, x.id, x.name::text, x.uscc::text AS code,
               x.decision_no::text AS number,
               (x.published_at AT TIME ZONE 'Asia/Shanghai')::date AS told_on, NULL::date AS due_on,
               NULL::date AS early_from_on, x.state::text, x.grid_group_id, x.district_code,
               EXISTS (SELECT FROM compliance_exposureobjection o
                       WHERE o.exposure_id = x.id AND o.decided_at IS NULL) AS waits
        FROM compliance_exposure x
        WHERE x.state = 'published'
          AND (which IS NOT NULL AND of_kind = 'exposure' AND x.id = which
               OR which IS NULL AND (x.enterprise_id IN (SELECT enterprise_id FROM found)
                                     OR x.decision_no = words))
        UNION ALL
        SELECT 'listing', w.id, coalesce(e.name, p.name, '')::text,
               coalesce(e.uscc, p.code, '')::text, w.number::text,
               (w.noticed_at AT TIME ZONE 'Asia/Shanghai')::date, w.statement_due_on,
               w.early_from_on, w.state::text, w.grid_group_id, w.district_code,
               w.asked_at IS NOT NULL
        FROM compliance_watchlistentry w
        LEFT JOIN enterprises_enterprise e ON e.id = w.enterprise_id
        LEFT JOIN enterprises_provider p ON p.id = w.provider_id
        WHERE w.state IN ('noticed', 'listed')
          AND (which IS NOT NULL AND of_kind = 'listing' AND w.id = which
               OR which IS NULL
                  AND (w.enterprise_id IN (SELECT enterprise_id FROM found)
                       OR w.number = words
                       OR cardinality(pairs) > 0
                          AND (p.code = words OR strpos(p.name, words) > 0)))
    )
    SELECT m.kind, m.id, m.name, m.code, m.number, m.told_on, m.due_on, m.early_from_on, m.state,
           m.waits
    FROM matter m
    WHERE current_setting('app.counter', true) = 'all'
       OR current_setting('app.sight', true) = 'all'
       OR m.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
       OR m.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
    ORDER BY m.name, m.told_on DESC, m.kind, m.id
    LIMIT 50
$$;
REVOKE ALL ON FUNCTION counter_matters FROM PUBLIC;
GRANT EXECUTE ON FUNCTION counter_matters TO inspectorate_web, inspectorate_worker;
