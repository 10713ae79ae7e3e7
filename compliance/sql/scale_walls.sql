-- A scale is kept as it is, with its grades, from the day criteria for it are in force or a cycle is
-- opened by it, whoever asks: a change is a new version. It runs as the owner, to see all of them.
CREATE FUNCTION keep_scale() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    touched text[] := array_remove(ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN coalesce(to_jsonb(OLD) ->> 'scale_id', to_jsonb(OLD) ->> 'code') END,
        CASE WHEN TG_OP <> 'DELETE' THEN coalesce(to_jsonb(NEW) ->> 'scale_id', to_jsonb(NEW) ->> 'code') END
    ], NULL);
BEGIN
    PERFORM FROM compliance_scale WHERE code = ANY (touched) FOR UPDATE;
    IF EXISTS (SELECT FROM compliance_appraisal WHERE scale_id = ANY (touched))
        OR EXISTS (SELECT FROM compliance_criteriaset
                   WHERE scale_id = ANY (touched) AND state IN ('in_force', 'retired'))
    THEN
        RAISE EXCEPTION 'the scale % is in force: a change is a new version', touched
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scale_is_kept';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER scale_is_kept BEFORE UPDATE OR DELETE ON compliance_scale
    FOR EACH ROW EXECUTE FUNCTION keep_scale();
CREATE TRIGGER scale_grade_is_kept BEFORE INSERT OR UPDATE OR DELETE ON compliance_scalegrade
    FOR EACH ROW EXECUTE FUNCTION keep_scale();
