-- Replies to a written review lie where their enterprise lies. The job writes them; pages only link
-- the case proposed from one.
SELECT guard_rows('compliance_reviewreply');
REVOKE INSERT, DELETE ON compliance_reviewreply FROM inspectorate_web;
REVOKE DELETE ON compliance_reviewreply FROM inspectorate_worker;

-- enterprises_asked(districts, year, day): whom a written review asks: the enterprises of its
-- districts (none named: of the city), founded by the end of its year, open, and with staff on the
-- day it begins.
CREATE FUNCTION enterprises_asked(districts text[], of_year int, on_day date)
RETURNS TABLE (id int, grid_group_id int, district_code varchar) LANGUAGE sql STABLE AS $$
    SELECT e.id, e.grid_group_id, e.district_code
    FROM enterprises_enterprise e
    WHERE (districts = '{}' OR e.district_code = ANY (districts))
      AND e.status <> 'deregistered'
      AND (e.closed_on IS NULL OR e.closed_on > on_day)
      AND (e.established_on IS NULL OR e.established_on <= make_date(of_year, 12, 31))
      AND EXISTS (SELECT FROM enterprises_employment f
                  WHERE f.enterprise_id = e.id AND f.hired_on <= on_day
                    AND (f.left_on IS NULL OR f.left_on > on_day))
$$;

-- count_asked: how many those are, for a page, which may not read employments itself; NULL where
-- some of the districts lie outside its sight.
CREATE FUNCTION count_asked(districts text[], of_year int, on_day date)
RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF current_setting('app.sight', true) IS DISTINCT FROM 'all'
       AND (districts = '{}' OR NOT coalesce(
           nullif(current_setting('app.districts', true), '')::text[] @> districts, false)) THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT count(*) FROM enterprises_asked(districts, of_year, on_day));
END
$$;
REVOKE EXECUTE ON FUNCTION count_asked(text[], int, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_asked(text[], int, date) TO inspectorate_web;
