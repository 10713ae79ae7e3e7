-- Answers to letters and their documents: seen by whoever sees the letter, added by the enterprise
-- it went to. Whoever adds one cannot say whose it is: that is copied from what they see of the letter.
CREATE FUNCTION copy_owner_of_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT l.enterprise_id, l.grid_group_id, l.district_code
    INTO NEW.enterprise_id, NEW.grid_group_id, NEW.district_code
    FROM compliance_letter l WHERE l.id = NEW.letter_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER a_owner_of_letter BEFORE INSERT ON compliance_letteranswer
FOR EACH ROW EXECUTE FUNCTION copy_owner_of_letter();

CREATE FUNCTION copy_owner_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT a.enterprise_id, a.grid_group_id, a.district_code
    INTO NEW.enterprise_id, NEW.grid_group_id, NEW.district_code
    FROM compliance_letteranswer a WHERE a.id = NEW.answer_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER a_owner_of_answer BEFORE INSERT ON compliance_letteranswerfile
FOR EACH ROW EXECUTE FUNCTION copy_owner_of_answer();

SELECT guard_rows('compliance_letteranswer'), guard_rows('compliance_letteranswerfile');
SELECT let_enterprise_see('compliance_letteranswer', 'enterprise_id = %s'),
       let_enterprise_see('compliance_letteranswerfile', 'enterprise_id = %s');
REVOKE UPDATE, DELETE ON compliance_letteranswer, compliance_letteranswerfile FROM inspectorate_web;

CREATE FUNCTION move_answers_with_letter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
BEGIN
    UPDATE compliance_letteranswer
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    WHERE letter_id = NEW.id;
    UPDATE compliance_letteranswerfile f
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    FROM compliance_letteranswer a WHERE a.letter_id = NEW.id AND f.answer_id = a.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER moves_answers AFTER UPDATE OF grid_group_id, district_code ON compliance_letter
FOR EACH ROW WHEN ((OLD.grid_group_id, OLD.district_code)
                   IS DISTINCT FROM (NEW.grid_group_id, NEW.district_code))
EXECUTE FUNCTION move_answers_with_letter();

-- A published entry about the enterprise, its own objections to it and to its grade; of the story
-- only that it objected.
SELECT let_enterprise_see('compliance_exposure',
                          $$enterprise_id = %s AND state IN ('published', 'withdrawn', 'expired')$$),
       let_enterprise_see('compliance_exposureobjection', 'enterprise_id = %s'),
       let_enterprise_see('compliance_exposurestep', $$enterprise_id = %s AND verb = 'object'$$);
-- It locks its entry while it objects, and changes nothing.
CREATE POLICY enterprises_change_nothing ON compliance_exposure AS RESTRICTIVE FOR UPDATE
    TO inspectorate_web USING (true)
    WITH CHECK (coalesce(current_setting('app.enterprise', true), '') = '');

-- Histories follow what they tell of, but are the house's own: an enterprise reads none of them,
-- and no campaign.
DO $$
DECLARE
    kept regclass;
BEGIN
    FOR kept IN
        SELECT p.tablename::regclass FROM pg_policies p
        WHERE p.policyname = 'seen_by_web'
          AND (p.tablename LIKE '%event' OR p.tablename = 'compliance_campaign')
    LOOP
        EXECUTE format($policy$
            CREATE POLICY enterprises_read_nothing ON %s AS RESTRICTIVE FOR SELECT
            TO inspectorate_web
            USING (coalesce(current_setting('app.enterprise', true), '') = '')$policy$, kept);
    END LOOP;
END
$$;

-- What letters to the enterprise name.
CREATE VIEW compliance_own_letter_parts WITH (security_barrier) AS
SELECT p.id, p.letter_id, p.alert_id, p.rule, p.first_month, p.findings_count, p.workers_count,
       p.findings_left, p.workers_left, p.at_stake_yuan, p.put_right_on
FROM compliance_letter l
JOIN compliance_letteralert p ON p.letter_id = l.id
WHERE l.enterprise_id = nullif(current_setting('app.enterprise', true), '')::int;
GRANT SELECT ON compliance_own_letter_parts TO inspectorate_web;
