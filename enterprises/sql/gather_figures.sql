-- The planner's figures of a table, gathered anew once a batch wrote more than a tenth of its rows.
-- A comparison follows a landing within a second: waiting for autovacuum cost minutes. Only the
-- owner may analyse before PostgreSQL 17, hence a function of the owner's.
CREATE FUNCTION gather_figures(relation_name text, written bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target regclass := format('public.%I', relation_name)::regclass;
    known real := (SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = target);
BEGIN
    IF written > 0 AND written >= known / 10 THEN
        EXECUTE format('ANALYZE %s', target);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION gather_figures(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gather_figures(text, bigint) TO inspectorate_worker;
