-- self_check_person(token, moment): how the person of an open self-check is called and reached. The
-- name is the one entered with the number, but for blanks, dots and capitals; the code that opened
-- the self-check came to this phone.
CREATE FUNCTION self_check_person(token text, moment timestamptz)
RETURNS TABLE (name text, phone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.name::text, w.phone::text
    FROM compliance_selfcheck s
    JOIN enterprises_worker w ON w.id = s.worker_id
    WHERE s.token_digest = token AND s.open_until > moment
$$;
REVOKE ALL ON FUNCTION self_check_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION self_check_person TO inspectorate_web;
DROP FUNCTION self_check_name;
