-- How many notices wait, are being sent, went out or failed: figures only, for a page that belongs to
-- nobody, while everybody reads their own rows only.
CREATE FUNCTION outbox_figures() RETURNS TABLE (state text, channel text, entries bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.state, c.channel, count(e.id)
    FROM unnest(ARRAY['waiting', 'sending', 'failed']) AS s (state)
    CROSS JOIN (SELECT DISTINCT o.channel FROM alerts_outboxentry o) AS c (channel)
    LEFT JOIN alerts_outboxentry e ON e.state = s.state AND e.channel = c.channel
    GROUP BY s.state, c.channel
$$;
REVOKE ALL ON FUNCTION outbox_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION outbox_figures() TO inspectorate_web, inspectorate_worker;
