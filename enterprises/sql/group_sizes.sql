-- How many enterprises each group has, kept by the statement that changes it: a page that lists the
-- groups would otherwise count every enterprise of the city. A statement that moves nobody between
-- groups touches no row here; groups are taken in one order, so that two never wait for each other.
CREATE FUNCTION keep_group_sizes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO enterprises_groupsize AS kept (grid_group_id, enterprises)
        SELECT grid_group_id, count(*) FROM come
        WHERE grid_group_id IS NOT NULL GROUP BY grid_group_id ORDER BY grid_group_id
        ON CONFLICT (grid_group_id) DO UPDATE SET enterprises = kept.enterprises + excluded.enterprises;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO enterprises_groupsize AS kept (grid_group_id, enterprises)
        SELECT grid_group_id, -count(*) FROM gone
        WHERE grid_group_id IS NOT NULL GROUP BY grid_group_id ORDER BY grid_group_id
        ON CONFLICT (grid_group_id) DO UPDATE SET enterprises = kept.enterprises + excluded.enterprises;
    ELSE
        INSERT INTO enterprises_groupsize AS kept (grid_group_id, enterprises)
        SELECT grid_group_id, sum(change)
        FROM (SELECT grid_group_id, count(*) AS change FROM come GROUP BY grid_group_id
              UNION ALL
              SELECT grid_group_id, -count(*) FROM gone GROUP BY grid_group_id) AS moved
        WHERE grid_group_id IS NOT NULL
        GROUP BY grid_group_id HAVING sum(change) <> 0 ORDER BY grid_group_id
        ON CONFLICT (grid_group_id) DO UPDATE SET enterprises = kept.enterprises + excluded.enterprises;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER sizes_come AFTER INSERT ON enterprises_enterprise
    REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION keep_group_sizes();
CREATE TRIGGER sizes_gone AFTER DELETE ON enterprises_enterprise
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION keep_group_sizes();
CREATE TRIGGER sizes_move AFTER UPDATE ON enterprises_enterprise
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION keep_group_sizes();

INSERT INTO enterprises_groupsize (grid_group_id, enterprises)
SELECT grid_group_id, count(*) FROM enterprises_enterprise
WHERE grid_group_id IS NOT NULL GROUP BY grid_group_id;

REVOKE INSERT, UPDATE, DELETE ON enterprises_groupsize FROM inspectorate_web, inspectorate_worker;
