-- guard_rows(table): the wall of sight around a table with grid_group_id and district_code, as it
-- stands around alerts (alerts/sql/row_security.sql says why CASE). Migrations call it once a table.
CREATE FUNCTION guard_rows(guarded regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
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
