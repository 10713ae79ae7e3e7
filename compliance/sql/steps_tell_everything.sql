-- A state never changes without a step: each change is counted on the case, and at the end of the
-- transaction the steps that changed it must be as many. So a shell cannot skip the log either.
CREATE FUNCTION count_case_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.moves_count := OLD.moves_count + 1;
    RETURN NEW;
END
$$;
CREATE TRIGGER b_count_move BEFORE UPDATE OF state ON compliance_case
FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION count_case_move();

CREATE FUNCTION compare_moves_with_steps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told int;
    moved int;
BEGIN
    SELECT count(*) INTO told FROM compliance_step
    WHERE case_id = NEW.id AND from_state <> to_state AND from_state <> '';
    SELECT moves_count INTO moved FROM compliance_case WHERE id = NEW.id;
    IF told <> moved THEN
        RAISE EXCEPTION 'case % moved % times, but its steps tell of %', NEW.id, moved, told;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER steps_tell_every_move AFTER UPDATE OF state ON compliance_case
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION compare_moves_with_steps();
