-- Letters and their parts stand behind the wall of sight; a part lies where its letter lies, and a
-- letter where its enterprise lies when it is moved to another group.
SELECT guard_rows(part)
FROM unnest(ARRAY['compliance_letter', 'compliance_letteralert', 'compliance_letterevent']::regclass[])
    AS part;
REVOKE UPDATE, DELETE ON compliance_letterevent, compliance_campaignevent
    FROM inspectorate_web, inspectorate_worker;
REVOKE DELETE ON compliance_letter, compliance_letteralert FROM inspectorate_web, inspectorate_worker;

CREATE FUNCTION move_with_letter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
BEGIN
    UPDATE compliance_letteralert SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    WHERE letter_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER moves_letteralert AFTER UPDATE OF grid_group_id, district_code ON compliance_letter
FOR EACH ROW WHEN ((OLD.grid_group_id, OLD.district_code)
                   IS DISTINCT FROM (NEW.grid_group_id, NEW.district_code))
EXECUTE FUNCTION move_with_letter();
