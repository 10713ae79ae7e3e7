-- self_check_name(token, moment): how the person of an open self-check is called. The name is the one
-- entered with the number, but for blanks, dots and capitals: no other opens a self-check.
CREATE FUNCTION self_check_name(token text, moment timestamptz)
RETURNS TABLE (name text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.name::text
    FROM compliance_selfcheck s
    JOIN enterprises_worker w ON w.id = s.worker_id
    WHERE s.token_digest = token AND s.open_until > moment
$$;
REVOKE ALL ON FUNCTION self_check_name FROM PUBLIC;
GRANT EXECUTE ON FUNCTION self_check_name TO inspectorate_web;
