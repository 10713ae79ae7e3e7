-- As in move_grid.sql; besides, what was moved is marked, so that no delivery undoes it silently.
-- move_grid(areas): {"CODE": [stems]} says which areas each group covers from now on. Enterprises
-- and providers of these groups are placed anew by the longest stem that begins their area code, as
-- a delivery would place them, and what belongs to them follows.
CREATE OR REPLACE FUNCTION move_grid(areas jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    actor text := CASE current_setting('role') WHEN 'none' THEN session_user
                  ELSE current_setting('role') END;
    concerned int[];
    districts text[];
    enterprises bigint;
    providers bigint;
BEGIN
    SELECT array_agg(g.id), array_agg(DISTINCT g.district_code::text) INTO concerned, districts
    FROM organisation_gridgroup g WHERE g.code IN (SELECT jsonb_object_keys(areas));
    IF cardinality(concerned) IS DISTINCT FROM (SELECT count(*)::int FROM jsonb_object_keys(areas)) THEN
        RAISE EXCEPTION 'a group of the change is unknown';
    END IF;
    IF actor <> 'inspectorate_worker'
       AND current_setting('app.sight', true) IS DISTINCT FROM 'all'
       AND NOT coalesce(
           nullif(current_setting('app.districts', true), '')::text[] @> districts, false) THEN
        RAISE EXCEPTION 'the groups lie outside the sight of this session'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('feeds of places', 0));

    DELETE FROM organisation_gridarea a
    WHERE a.grid_group_id = ANY (concerned)
      AND a.stem NOT IN (SELECT jsonb_array_elements_text(e.value) FROM jsonb_each(areas) e);
    INSERT INTO organisation_gridarea (stem, grid_group_id, moved_on)
    SELECT s.stem, g.id, current_date
    FROM jsonb_each(areas) e
    JOIN organisation_gridgroup g ON g.code = e.key
    CROSS JOIN jsonb_array_elements_text(e.value) AS s (stem)
    ON CONFLICT (stem) DO UPDATE
    SET grid_group_id = excluded.grid_group_id,
        moved_on = CASE WHEN organisation_gridarea.grid_group_id = excluded.grid_group_id
                        THEN organisation_gridarea.moved_on ELSE excluded.moved_on END
    WHERE organisation_gridarea.grid_group_id = ANY (concerned);

    UPDATE enterprises_enterprise t SET grid_group_id = p.grid_group_id, district_code = p.district_code
    FROM place_of_codes(
        ARRAY(SELECT DISTINCT area_code FROM enterprises_enterprise
              WHERE grid_group_id = ANY (concerned))) p
    WHERE t.area_code = p.area_code AND t.grid_group_id = ANY (concerned)
      AND t.grid_group_id IS DISTINCT FROM p.grid_group_id;
    GET DIAGNOSTICS enterprises = ROW_COUNT;
    UPDATE enterprises_provider t SET grid_group_id = p.grid_group_id, district_code = p.district_code
    FROM place_of_codes(
        ARRAY(SELECT DISTINCT area_code FROM enterprises_provider
              WHERE grid_group_id = ANY (concerned))) p
    WHERE t.area_code = p.area_code AND t.grid_group_id = ANY (concerned)
      AND t.grid_group_id IS DISTINCT FROM p.grid_group_id;
    GET DIAGNOSTICS providers = ROW_COUNT;
    RETURN jsonb_build_object('enterprises', enterprises, 'providers', providers)
        || follow_owners(concerned);
END
$$;
