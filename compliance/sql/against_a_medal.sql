-- against_a_medal(chosen, since, known): what speaks against giving these enterprises a medal at a
-- moment, whatever the last day of the cycle showed: on the exposure list, on the watchlist, a counted
-- fact since that day, no longer in business. One reason each, the gravest. For whoever sees the city.
CREATE FUNCTION against_a_medal(chosen int[], since date, known timestamptz)
RETURNS TABLE (enterprise_id int, why text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH today AS (SELECT (known AT TIME ZONE 'Asia/Shanghai')::date AS day)
    SELECT DISTINCT ON (a.enterprise_id) a.enterprise_id, a.why
    FROM (
        SELECT x.enterprise_id, 1 AS gravity, 'exposed' AS why
        FROM compliance_exposure x, today
        WHERE x.state = 'published' AND x.ends_on >= today.day
        UNION ALL
        SELECT w.enterprise_id, 2, 'watchlist'
        FROM compliance_watchlistentry w, today
        WHERE w.state = 'listed' AND w.until_on >= today.day
        UNION ALL
        SELECT f.enterprise_id, 3, 'fact'
        FROM today, facts_of_period(since + 1, today.day, known) f
        UNION ALL
        SELECT e.id, 4, 'closed'
        FROM enterprises_enterprise e, today
        WHERE e.status <> 'active' OR e.closed_on <= today.day
    ) a
    JOIN unnest(chosen) c (enterprise_id) ON c.enterprise_id = a.enterprise_id
    WHERE current_setting('app.sight', true) = 'all'
    ORDER BY a.enterprise_id, a.gravity
$$;
REVOKE ALL ON FUNCTION against_a_medal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION against_a_medal TO inspectorate_web, inspectorate_worker;
