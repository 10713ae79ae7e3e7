-- What staff find by part of a name or code: register entries, nothing else about them. `pairs` are
-- those of the letters that are looked for.
DROP FUNCTION IF EXISTS employers_by_part(text[]);
CREATE FUNCTION employers_by_part(letters text, pairs text[])
RETURNS TABLE (id int, name text, uscc text, address text, grid_group_id int, district_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id, e.name, e.uscc, e.address, e.grid_group_id, e.district_code
    FROM enterprises_enterprisesearch s JOIN enterprises_enterprise e ON e.id = s.enterprise_id
    WHERE s.grams @> pairs AND strpos(s.letters, employers_by_part.letters) > 0
      AND coalesce(current_setting('app.user', true), '') <> ''
    ORDER BY e.id
    LIMIT 20
$$;
REVOKE ALL ON FUNCTION employers_by_part FROM PUBLIC;
GRANT EXECUTE ON FUNCTION employers_by_part TO inspectorate_web, inspectorate_worker;
