-- Calculations stand behind the wall of sight and move with their case. Their lines carry no owner
-- of their own: pages read them through a view that repeats the wall of the calculation, so that
-- moving a case rewrites no lines.
SELECT guard_rows('compliance_calculation'), follow_case('compliance_calculation');
SELECT guard_rows('compliance_calculationevent');
REVOKE UPDATE, DELETE ON compliance_calculationevent FROM inspectorate_web, inspectorate_worker;
REVOKE UPDATE, DELETE ON compliance_calculationline FROM inspectorate_web, inspectorate_worker;
REVOKE SELECT ON compliance_calculationline FROM inspectorate_web;
CREATE VIEW compliance_calculationline_seen WITH (security_barrier) AS
SELECT l.*
FROM compliance_calculationline l
JOIN compliance_calculation c ON c.id = l.calculation_id
WHERE current_setting('app.sight', true) = 'all'
   OR c.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
   OR c.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[]);
REVOKE INSERT, UPDATE, DELETE ON compliance_calculationline_seen
    FROM inspectorate_web, inspectorate_worker;

-- What a notice or decision used stays as it was used: a frozen calculation changes its owner, and
-- nothing else.
CREATE FUNCTION keep_frozen_calculation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'calculation % is frozen', OLD.id;
    END IF;
    IF to_jsonb(NEW) - 'grid_group_id' - 'district_code'
       IS DISTINCT FROM to_jsonb(OLD) - 'grid_group_id' - 'district_code' THEN
        RAISE EXCEPTION 'calculation % is frozen', OLD.id;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER b_frozen_is_kept BEFORE UPDATE OR DELETE ON compliance_calculation
FOR EACH ROW WHEN (OLD.frozen_on IS NOT NULL) EXECUTE FUNCTION keep_frozen_calculation();

-- Lines are written with their calculation, by one statement, and never changed.
CREATE FUNCTION keep_calculation_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'lines of a calculation are never changed';
END
$$;
CREATE TRIGGER lines_are_kept BEFORE UPDATE OR DELETE ON compliance_calculationline
FOR EACH STATEMENT EXECUTE FUNCTION keep_calculation_lines();

CREATE FUNCTION refuse_lines_of_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT calculation_id FROM added) a
        LEFT JOIN compliance_calculation c ON c.id = a.calculation_id
        WHERE c.id IS NULL OR c.sha256 <> ''
    ) THEN
        RAISE EXCEPTION 'the calculation of these lines is complete or unknown';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER lines_come_once AFTER INSERT ON compliance_calculationline
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_lines_of_frozen();
