-- Whatever belongs to a case is seen where the case is seen: group and district are copied from it.
-- A table with case_id, grid_group_id and district_code follows its case; migrations call
-- follow_case(table) once for each. Again on every update, since whoever saves a row may know neither.
-- A row without a case keeps what it was given.
CREATE FUNCTION copy_owner_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.case_id IS NOT NULL THEN
        SELECT c.grid_group_id, c.district_code INTO NEW.grid_group_id, NEW.district_code
        FROM compliance_case c WHERE c.id = NEW.case_id;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION move_with_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
BEGIN
    EXECUTE format(
        'UPDATE %I SET grid_group_id = $1, district_code = $2 WHERE case_id = $3', TG_ARGV[0]
    ) USING NEW.grid_group_id, NEW.district_code, NEW.id;
    RETURN NULL;
END
$$;

CREATE FUNCTION follow_case(part regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER a_owner_of_case BEFORE INSERT OR UPDATE ON %s
         FOR EACH ROW EXECUTE FUNCTION copy_owner_of_case()', part);
    EXECUTE format(
        'CREATE TRIGGER %I AFTER UPDATE OF grid_group_id, district_code ON compliance_case
         FOR EACH ROW WHEN ((OLD.grid_group_id, OLD.district_code)
                            IS DISTINCT FROM (NEW.grid_group_id, NEW.district_code))
         EXECUTE FUNCTION move_with_case(%L)', 'moves_' || part::text, part::text);
END
$$;
