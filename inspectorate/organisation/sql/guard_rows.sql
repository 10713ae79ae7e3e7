-- guard_history(history, of_table): a history is seen where the row it tells of is seen now, so that
-- it follows the row into another group while what it says stays as it was. A new entry may also
-- lie where the row is about to go.
CREATE FUNCTION guard_history(history regclass, of_table regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    key name;
BEGIN
    SELECT a.attname INTO STRICT key
    FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
    WHERE x.indrelid = of_table AND x.indisprimary AND x.indnkeyatts = 1;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', history);
    EXECUTE format('DROP POLICY IF EXISTS seen_by_web ON %s', history);
    EXECUTE format('DROP POLICY IF EXISTS written_by_web ON %s', history);
    EXECUTE format('DROP POLICY IF EXISTS all_for_worker ON %s', history);
    EXECUTE format($policy$
        CREATE POLICY seen_by_web ON %1$s FOR SELECT TO inspectorate_web USING (
            CASE WHEN current_setting('app.sight', true) = 'all' THEN true
                 ELSE EXISTS (SELECT FROM %2$s t WHERE t.%3$I = pgh_obj_id)
            END
        )$policy$, history, of_table, key);
    EXECUTE format(
        'CREATE POLICY written_by_web ON %s FOR INSERT TO inspectorate_web WITH CHECK (true)',
        history
    );
    EXECUTE format(
        'CREATE POLICY all_for_worker ON %s TO inspectorate_worker USING (true) WITH CHECK (true)',
        history
    );
END
$$;

-- guard_rows(table): the wall of sight around a table with grid_group_id and district_code, as it
-- stands around alerts (alerts/sql/row_security.sql says why CASE). Migrations call it once a table;
-- a table that is the history of another one is seen like that one.
CREATE FUNCTION guard_rows(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    told regclass := CASE WHEN guarded::text LIKE '%event'
                          THEN to_regclass(left(guarded::text, -length('event'))) END;
BEGIN
    IF told IS NOT NULL THEN
        PERFORM guard_history(guarded, told);
        RETURN;
    END IF;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format($policy$
        CREATE POLICY seen_by_web ON %s TO inspectorate_web USING (
            CASE WHEN current_setting('app.sight', true) = 'all' THEN true
                 ELSE grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                      OR district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
            END
        )$policy$, guarded);
    EXECUTE format(
        'CREATE POLICY all_for_worker ON %s TO inspectorate_worker USING (true) WITH CHECK (true)',
        guarded
    );
END
$$;

-- guard_districts(table): the wall around what belongs to whole districts, not to one group. Who
-- sees groups only sees what belongs to the districts those lie in; there are few groups.
CREATE FUNCTION guard_districts(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format($policy$
        CREATE POLICY seen_by_web ON %1$s TO inspectorate_web USING (
            CASE WHEN current_setting('app.sight', true) = 'all' THEN true
                 ELSE district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
                      OR EXISTS (
                          SELECT FROM organisation_gridgroup g
                          WHERE g.id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                            AND g.district_code = %1$s.district_code)
            END
        )$policy$, guarded);
    EXECUTE format(
        'CREATE POLICY all_for_worker ON %s TO inspectorate_worker USING (true) WITH CHECK (true)',
        guarded
    );
END
$$;
