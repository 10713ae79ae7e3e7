-- A change of the grid in one step. Pages may not write enterprises or alerts, so these functions
-- run as the owner; the sight of whoever asks is checked first. Facts are not touched: they are seen
-- through their enterprise.

-- follow_owners(groups): whatever names an enterprise or provider and stands behind the wall comes
-- to the group of its owner, as far as it lies in these groups (NULL: in any). Tables are found by
-- their columns, so that no kind of paper is forgotten; parts of cases follow by trigger. A person's
-- alert or case belongs to the enterprise that employs them, or did last.
CREATE FUNCTION follow_owners(lying_in int[]) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    part record;
    moved bigint;
    told jsonb := '{}';
BEGIN
    FOR part IN
        SELECT c.relname AS relation, owner.attname AS by_column,
               CASE owner.attname WHEN 'enterprise_id' THEN 'enterprises_enterprise'
                                  ELSE 'enterprises_provider' END AS owners
        FROM pg_class c
        JOIN pg_attribute owner ON owner.attrelid = c.oid AND NOT owner.attisdropped
                               AND owner.attname IN ('enterprise_id', 'provider_id')
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND (c.relname LIKE 'alerts\_%' OR c.relname LIKE 'compliance\_%')
          AND c.relname NOT LIKE '%event'
          AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
               AND a.attname IN ('grid_group_id', 'district_code')) = 2
        ORDER BY c.relname, owner.attname
    LOOP
        EXECUTE format(
            'UPDATE %I t SET grid_group_id = o.grid_group_id, district_code = o.district_code
             FROM %I o
             WHERE o.id = t.%I AND ($1 IS NULL OR t.grid_group_id = ANY ($1))
               AND (t.grid_group_id, t.district_code)
                   IS DISTINCT FROM (o.grid_group_id, o.district_code)',
            part.relation, part.owners, part.by_column) USING lying_in;
        GET DIAGNOSTICS moved = ROW_COUNT;
        told := told || jsonb_build_object(
            part.relation, coalesce((told ->> part.relation)::bigint, 0) + moved);
    END LOOP;
    FOREACH part.relation IN ARRAY ARRAY['alerts_alert', 'compliance_case'] LOOP
        EXECUTE format(
            'UPDATE %I t SET grid_group_id = o.grid_group_id, district_code = o.district_code
             FROM %I own
             CROSS JOIN LATERAL (
                 SELECT e.grid_group_id, e.district_code
                 FROM employments_by_worker w JOIN enterprises_enterprise e ON e.id = w.enterprise_id
                 WHERE w.worker_id = own.worker_id AND w.hired_on <= current_date
                 ORDER BY coalesce(w.left_on > current_date, true) DESC, w.hired_on DESC, e.id
                 LIMIT 1
             ) o
             WHERE own.id = t.id AND own.worker_id IS NOT NULL
               AND ($1 IS NULL OR t.grid_group_id = ANY ($1))
               AND (t.grid_group_id, t.district_code)
                   IS DISTINCT FROM (o.grid_group_id, o.district_code)',
            part.relation, part.relation) USING lying_in;
        GET DIAGNOSTICS moved = ROW_COUNT;
        told := told || jsonb_build_object(
            part.relation, coalesce((told ->> part.relation)::bigint, 0) + moved);
    END LOOP;
    RETURN told;
END
$$;

-- move_grid(areas): {"CODE": [stems]} says which areas each group covers from now on. Enterprises
-- and providers of these groups are placed anew by the longest stem that begins their area code, as
-- a delivery would place them, and what belongs to them follows. What was moved is marked, so that no
-- delivery undoes it silently.
CREATE FUNCTION move_grid(areas jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
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

-- The group and district of area codes, by the longest covered stem.
CREATE FUNCTION place_of_codes(codes text[])
RETURNS TABLE (area_code text, grid_group_id int, district_code text) LANGUAGE sql STABLE AS $$
    SELECT c.code, o.id, o.district_code
    FROM unnest(codes) AS c (code)
    CROSS JOIN LATERAL (
        SELECT g.id, g.district_code
        FROM organisation_gridarea a JOIN organisation_gridgroup g ON g.id = a.grid_group_id
        WHERE a.stem IN (left(c.code, 12), left(c.code, 9), left(c.code, 6),
                         left(c.code, 4), left(c.code, 2))
        ORDER BY length(a.stem) DESC
        LIMIT 1
    ) o
$$;

REVOKE EXECUTE ON FUNCTION follow_owners(int[]), move_grid(jsonb), place_of_codes(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_grid(jsonb) TO inspectorate_web, inspectorate_worker;
GRANT EXECUTE ON FUNCTION follow_owners(int[]) TO inspectorate_worker;
