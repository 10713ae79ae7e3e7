-- Complaints are seen like everything of a group, and besides: all of them by the counter
-- (app.counter = 'all'), those without a group by whoever hands them out ('unassigned'), and one by
-- whoever follows it with its secret (app.complaint). Parts and history alike.
-- guard_complaints(table, key): `key` is the column that names the complaint.
CREATE FUNCTION guard_complaints(guarded regclass, key name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format($policy$
        CREATE POLICY seen_by_web ON %1$s TO inspectorate_web USING (
            CASE WHEN current_setting('app.sight', true) = 'all' THEN true
                 WHEN current_setting('app.counter', true) = 'all' THEN true
                 ELSE grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                      OR district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
                      OR current_setting('app.counter', true) = 'unassigned'
                         AND grid_group_id IS NULL AND district_code = ''
                      OR %2$I = nullif(current_setting('app.complaint', true), '')::bigint
            END
        )$policy$, guarded, key);
    EXECUTE format(
        'CREATE POLICY all_for_worker ON %s TO inspectorate_worker USING (true) WITH CHECK (true)',
        guarded
    );
END
$$;
SELECT guard_complaints('compliance_complaint', 'id'),
       guard_complaints('compliance_complaintstep', 'complaint_id'),
       guard_complaints('compliance_complaintfile', 'complaint_id'),
       guard_complaints('compliance_complaintevent', 'pgh_obj_id');
SELECT append_only('compliance_complaintevent');
REVOKE DELETE ON compliance_complaint FROM inspectorate_web, inspectorate_worker;

-- Papers of complaints are seen where the complaint is: at the counter too.
CREATE POLICY complaint_papers_of_web ON compliance_document TO inspectorate_web USING (
    kind IN ('complaint_acceptance', 'complaint_refusal', 'complaint_answer')
    AND (current_setting('app.counter', true) = 'all'
         OR current_setting('app.counter', true) = 'unassigned'
            AND grid_group_id IS NULL AND district_code = '')
);
CREATE POLICY complaint_papers_of_web ON compliance_documentevent TO inspectorate_web USING (
    kind IN ('complaint_acceptance', 'complaint_refusal', 'complaint_answer')
    AND (current_setting('app.counter', true) = 'all'
         OR current_setting('app.counter', true) = 'unassigned'
            AND grid_group_id IS NULL AND district_code = '')
);

-- Steps and files are where their complaint is, when they are written and whenever it moves.
CREATE FUNCTION copy_owner_of_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.grid_group_id, c.district_code INTO NEW.grid_group_id, NEW.district_code
    FROM compliance_complaint c WHERE c.id = NEW.complaint_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER a_owner_of_complaint BEFORE INSERT ON compliance_complaintstep
FOR EACH ROW EXECUTE FUNCTION copy_owner_of_complaint();
CREATE TRIGGER a_owner_of_complaint BEFORE INSERT ON compliance_complaintfile
FOR EACH ROW EXECUTE FUNCTION copy_owner_of_complaint();

CREATE FUNCTION move_with_complaint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
BEGIN
    UPDATE compliance_complaintstep
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    WHERE complaint_id = NEW.id;
    UPDATE compliance_complaintfile
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    WHERE complaint_id = NEW.id;
    UPDATE compliance_document d
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    FROM compliance_complaintstep s
    WHERE s.complaint_id = NEW.id AND d.id = s.document_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER moves_parts AFTER UPDATE OF grid_group_id, district_code ON compliance_complaint
FOR EACH ROW WHEN ((OLD.grid_group_id, OLD.district_code)
                   IS DISTINCT FROM (NEW.grid_group_id, NEW.district_code))
EXECUTE FUNCTION move_with_complaint();

-- A state never changes without a step, as with cases.
CREATE FUNCTION count_complaint_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.moves_count := OLD.moves_count + 1;
    RETURN NEW;
END
$$;
CREATE TRIGGER b_count_move BEFORE UPDATE OF state ON compliance_complaint
FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION count_complaint_move();

CREATE FUNCTION compare_complaint_with_steps() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    told int;
    moved int;
BEGIN
    SELECT count(*) INTO told FROM compliance_complaintstep
    WHERE complaint_id = NEW.id AND from_state <> to_state AND from_state <> '';
    SELECT moves_count INTO moved FROM compliance_complaint WHERE id = NEW.id;
    IF told <> moved THEN
        RAISE EXCEPTION 'complaint % moved % times, but its steps tell of %', NEW.id, moved, told;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER steps_tell_every_move AFTER UPDATE OF state ON compliance_complaint
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION compare_complaint_with_steps();
