-- Everybody reads their own notices only; nobody but the function below writes them. The jobs that
-- send them see all.
ALTER TABLE alerts_notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE alerts_outboxentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE alerts_channelchoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE alerts_quiethours ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_of_web ON alerts_notification TO inspectorate_web
    USING (user_id = nullif(current_setting('app.user', true), '')::int);
CREATE POLICY own_of_web ON alerts_outboxentry TO inspectorate_web
    USING (user_id = nullif(current_setting('app.user', true), '')::int);
CREATE POLICY own_of_web ON alerts_channelchoice TO inspectorate_web
    USING (user_id = nullif(current_setting('app.user', true), '')::int);
CREATE POLICY own_of_web ON alerts_quiethours TO inspectorate_web
    USING (user_id = nullif(current_setting('app.user', true), '')::int);

CREATE POLICY all_for_worker ON alerts_notification TO inspectorate_worker USING (true);
CREATE POLICY all_for_worker ON alerts_outboxentry TO inspectorate_worker USING (true);
CREATE POLICY all_for_worker ON alerts_channelchoice TO inspectorate_worker USING (true);
CREATE POLICY all_for_worker ON alerts_quiethours TO inspectorate_worker USING (true);

REVOKE INSERT, UPDATE, DELETE ON alerts_notification, alerts_outboxentry FROM inspectorate_web;
GRANT UPDATE (read_at) ON alerts_notification TO inspectorate_web;
REVOKE INSERT, UPDATE, DELETE ON alerts_officehours FROM inspectorate_web;

-- announce_notices(kind, rows, moment): for each {user, key, address, values} of `rows` one notice,
-- unless that person has one of that key, and an outbox row per channel they chose for the kind.
-- Whoever decides something writes notices for others, whose choices they may not read: so it
-- runs as its owner. Returns the people who got a notice.
CREATE FUNCTION announce_notices(told text, rows jsonb, moment timestamptz)
RETURNS TABLE (told_user int, told_notice bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH wanted AS (
        SELECT DISTINCT ON (r."user", r.key) r.*
        FROM jsonb_to_recordset(rows) AS r("user" int, key text, address text, "values" jsonb)
        JOIN organisation_user u ON u.id = r."user" AND u.is_active
    ),
    written AS (
        INSERT INTO alerts_notification (user_id, kind, key, address, values, created_at)
        SELECT w."user", told, w.key, w.address, w."values", moment
        FROM wanted w
        ORDER BY w."user", w.key
        ON CONFLICT (user_id, key) DO NOTHING
        RETURNING id, user_id
    ),
    leaving AS (
        INSERT INTO alerts_outboxentry
            (notification_id, user_id, channel, state, attempts, next_attempt_at, refusal)
        SELECT n.id, n.user_id, c.channel, 'waiting', 0, moment, ''
        FROM written n
        JOIN alerts_channelchoice c ON c.user_id = n.user_id
        WHERE told = ANY (c.kinds) OR told = 'test'
    )
    SELECT user_id, id FROM written
$$;
REVOKE ALL ON FUNCTION announce_notices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION announce_notices TO inspectorate_web, inspectorate_worker;
