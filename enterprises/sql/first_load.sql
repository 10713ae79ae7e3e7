-- A first load fills a table without indexes and makes them afterwards: several times faster than
-- keeping them row by row. Only the owner may do that, so jobs call these two functions. They act
-- on empty tables of facts only, inside the batch's transaction: a failed load leaves everything
-- as it was. The table is locked from the first call to the end of the transaction.
CREATE TABLE enterprises_laidaside (
    relation regclass NOT NULL,
    place integer NOT NULL,
    making text NOT NULL,
    PRIMARY KEY (relation, place)
);
REVOKE ALL ON enterprises_laidaside FROM inspectorate_web, inspectorate_worker;

-- Takes the indexes off an empty table of the facts. False, and nothing done, if it has rows.
-- Indexes that a foreign key stands on stay.
CREATE FUNCTION lay_indexes_aside(relation_name text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target regclass;
    filled boolean;
    found record;
BEGIN
    IF relation_name NOT LIKE 'enterprises\_%' OR relation_name IN
        ('enterprises_batch', 'enterprises_laidaside') THEN
        RAISE EXCEPTION 'lay_indexes_aside: % is no table of facts', relation_name;
    END IF;
    target := format('public.%I', relation_name)::regclass;
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', target);
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', target) INTO filled;
    IF filled THEN
        RETURN false;
    END IF;
    -- A new file for the rows: where no replica reads the log, they need not be logged one by one.
    IF NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = target) THEN
        EXECUTE format('TRUNCATE %s', target);
    END IF;
    DELETE FROM public.enterprises_laidaside WHERE relation = target;
    FOR found IN
        SELECT row_number() OVER (ORDER BY c.conname IS NULL, x.indexrelid)::integer AS place,
               x.indexrelid::regclass AS index, c.conname,
               CASE WHEN c.conname IS NULL THEN pg_get_indexdef(x.indexrelid)
                    ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s',
                                target, c.conname, pg_get_constraintdef(c.oid)) END AS making
        FROM pg_index x
        LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u', 'x')
        WHERE x.indrelid = target
          AND NOT EXISTS (SELECT FROM pg_constraint f
                          WHERE f.contype = 'f' AND f.conindid = x.indexrelid)
    LOOP
        INSERT INTO public.enterprises_laidaside VALUES (target, found.place, found.making);
        IF found.conname IS NULL THEN
            EXECUTE format('DROP INDEX %s', found.index);
        ELSE
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', target, found.conname);
        END IF;
    END LOOP;
    RETURN true;
END
$$;

-- Makes again what was laid aside, and gathers the planner's figures.
CREATE FUNCTION make_indexes_again(relation_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    target regclass := format('public.%I', relation_name)::regclass;
    kept record;
BEGIN
    FOR kept IN
        SELECT making FROM public.enterprises_laidaside WHERE relation = target ORDER BY place
    LOOP
        EXECUTE kept.making;
    END LOOP;
    DELETE FROM public.enterprises_laidaside WHERE relation = target;
    IF relation_name LIKE 'enterprises\_%' AND relation_name <> 'enterprises_laidaside' THEN
        EXECUTE format('ANALYZE %s', target);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION lay_indexes_aside(text), make_indexes_again(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lay_indexes_aside(text), make_indexes_again(text)
    TO inspectorate_worker;
