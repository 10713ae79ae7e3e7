-- Documents an enterprise sends with what it states, objects or asks: seen by whoever sees the
-- matter, added by the enterprise alone. Whose they are is copied from what it sees of the matter.
CREATE FUNCTION copy_owner_of_matter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT m.enterprise_id, m.grid_group_id, m.district_code
    INTO NEW.enterprise_id, NEW.grid_group_id, NEW.district_code
    FROM (
        SELECT o.enterprise_id, o.grid_group_id, o.district_code
        FROM compliance_exposureobjection o WHERE o.id = NEW.objection_id
        UNION ALL
        SELECT g.enterprise_id, g.grid_group_id, g.district_code
        FROM compliance_gradeobjection g WHERE g.id = NEW.grade_objection_id
        UNION ALL
        SELECT w.enterprise_id, w.grid_group_id, w.district_code
        FROM compliance_watchlistentry w WHERE w.id = NEW.entry_id
    ) m;
    RETURN NEW;
END
$$;
CREATE TRIGGER a_owner_of_matter BEFORE INSERT ON compliance_sentfile
FOR EACH ROW EXECUTE FUNCTION copy_owner_of_matter();

SELECT guard_rows('compliance_sentfile');
SELECT let_enterprise_see('compliance_sentfile', 'enterprise_id = %s');
CREATE POLICY enterprises_alone_add ON compliance_sentfile AS RESTRICTIVE FOR INSERT
    TO inspectorate_web
    WITH CHECK (enterprise_id = nullif(current_setting('app.enterprise', true), '')::int
                AND sent_by_id = nullif(current_setting('app.user', true), '')::int);
REVOKE UPDATE, DELETE ON compliance_sentfile FROM inspectorate_web;
