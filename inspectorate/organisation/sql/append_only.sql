-- append_only(table): rows are added and read, never changed or taken away, by web and worker alike.
-- Migrations call it once for every table of a history.
CREATE FUNCTION append_only(history regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM inspectorate_web, inspectorate_worker', history
    );
END
$$;

-- Who, why and from where: written with the first change, completed by those that follow at once.
-- A day later it is history too.
CREATE FUNCTION keep_context() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.created_at < now() - interval '1 day' OR NEW.id <> OLD.id
       OR NEW.created_at <> OLD.created_at THEN
        RAISE EXCEPTION 'the context % of past changes is kept', OLD.id;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER context_is_kept BEFORE UPDATE ON pghistory_context
FOR EACH ROW EXECUTE FUNCTION keep_context();
REVOKE DELETE, TRUNCATE ON pghistory_context FROM inspectorate_web, inspectorate_worker;
