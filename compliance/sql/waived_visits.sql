-- A medal waives visits without a cause (routine, double-random) as long as the regime lasts.
-- Whoever plans one anyhow, by page, job or shell, is refused here; complaints and alerts are not.
CREATE FUNCTION refuse_waived_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    until_day date;
BEGIN
    SELECT coalesce(e.regime_until, 'infinity') INTO until_day
    FROM enterprises_enterprise e
    WHERE e.id = NEW.enterprise_id AND e.regime = 'waived';
    IF until_day >= NEW.planned_on THEN
        RAISE EXCEPTION 'enterprise % is waived from visits without a cause until %',
            NEW.enterprise_id, until_day USING ERRCODE = 'check_violation',
            CONSTRAINT = 'inspection_of_waived';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER b_waived_is_not_visited
BEFORE INSERT OR UPDATE OF enterprise_id, purpose, planned_on, state ON compliance_inspection
FOR EACH ROW WHEN (NEW.purpose IN ('routine', 'double_random') AND NEW.state <> 'cancelled'
                   AND NEW.enterprise_id IS NOT NULL)
EXECUTE FUNCTION refuse_waived_visit();
