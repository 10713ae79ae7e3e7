-- An enterprise sees its own entries of the watchlist, and there only speaks: it adds what it states and
-- asks, and changes nothing else. It makes none, and reads no history.
SELECT let_enterprise_see('compliance_watchlistentry', 'enterprise_id = %s');
CREATE POLICY enterprises_add_nothing ON compliance_watchlistentry AS RESTRICTIVE FOR INSERT
    TO inspectorate_web WITH CHECK (coalesce(current_setting('app.enterprise', true), '') = '');

CREATE FUNCTION enterprises_only_speak() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    spoken text[] := ARRAY[
        'statement', 'stated_on', 'stated_at', 'stated_by_id', 'statement_complete',
        'statement_document', 'asked_at', 'asked_by_id', 'asked_reason'
    ];
BEGIN
    IF to_jsonb(NEW) - spoken IS DISTINCT FROM to_jsonb(OLD) - spoken THEN
        RAISE EXCEPTION 'an enterprise changes nothing of an entry but what it says';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER a_enterprises_only_speak BEFORE UPDATE ON compliance_watchlistentry
FOR EACH ROW WHEN (coalesce(current_setting('app.enterprise', true), '') <> '')
EXECUTE FUNCTION enterprises_only_speak();

DROP POLICY IF EXISTS enterprises_read_nothing ON compliance_watchlistentryevent;
CREATE POLICY enterprises_read_nothing ON compliance_watchlistentryevent AS RESTRICTIVE FOR SELECT
    TO inspectorate_web USING (coalesce(current_setting('app.enterprise', true), '') = '');
