-- The self-check: pages may not touch its table, nor workers, nor facts. These functions are the only
-- doors, and each asks for the token that one browser has: its digest is the key.
REVOKE ALL ON compliance_selfcheck FROM inspectorate_web;

-- Asks for one. Nothing is looked up here, so the answer is the same for everybody.
CREATE FUNCTION begin_self_check(
    token text, number bytea, called bytea, spoken text, moment timestamptz
) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO compliance_selfcheck
        (token_digest, number_cipher, name_cipher, language, asked_at, worker_id, code_digest, tries)
    VALUES (token, number, called, spoken, moment, 0, '', 0)
    RETURNING id
$$;

-- Tries a code: whether it was right. Five tries, ten minutes, once. Whoever is nobody on record is
-- tried in the same way. The look is written into the access log.
CREATE FUNCTION confirm_self_check(token text, code text, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    known compliance_selfcheck;
    fits boolean;
BEGIN
    UPDATE compliance_selfcheck SET tries = tries + 1
    WHERE token_digest = token AND confirmed_at IS NULL AND tries < 5
    RETURNING * INTO known;
    fits := coalesce(known.worker_id > 0 AND known.code_digest <> '' AND known.code_digest = code
                     AND known.code_until > moment, false);
    UPDATE compliance_selfcheck
    SET code_digest = CASE WHEN fits OR tries >= 5 THEN '' ELSE code_digest END,
        confirmed_at = CASE WHEN fits THEN moment END,
        open_until = CASE WHEN fits THEN moment + interval '15 minutes' END
    WHERE id = known.id;
    IF fits THEN
        INSERT INTO organisation_accesslog (action, subject_kind, subject_id, purpose)
        VALUES ('self_check', 'worker', known.worker_id, 'own months, confirmed by code');
    END IF;
    RETURN fits;
END
$$;

-- Closes it before its time.
CREATE FUNCTION end_self_check(token text, moment timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE compliance_selfcheck SET open_until = least(open_until, moment)
    WHERE token_digest = token AND confirmed_at IS NOT NULL
$$;

-- Until when it is open; no row if it is not.
CREATE FUNCTION open_self_check(token text, moment timestamptz)
RETURNS TABLE (open_until timestamptz) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    SELECT s.open_until FROM compliance_selfcheck s
    WHERE s.token_digest = token AND s.open_until > moment
$$;

-- The person's registrations and insurance records at every employer, of deliveries that were taken.
CREATE FUNCTION self_check_employments(token text, moment timestamptz)
RETURNS TABLE (enterprise_id int, name text, address text, hired_on date, left_on date,
               contract_kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id, e.name, e.address, f.hired_on, f.left_on, f.contract_kind
    FROM compliance_selfcheck s
    JOIN enterprises_employment f ON f.worker_id = s.worker_id
    JOIN enterprises_batch b ON b.id = f.batch_id AND b.state = 'published'
    JOIN enterprises_enterprise e ON e.id = f.enterprise_id
    WHERE s.token_digest = token AND s.open_until > moment
    ORDER BY f.hired_on, e.id
$$;
CREATE FUNCTION self_check_insurance(token text, moment timestamptz)
RETURNS TABLE (enterprise_id int, name text, address text, scheme smallint, from_month date,
               to_month date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.id, e.name, e.address, f.scheme, f.from_month, f.to_month
    FROM compliance_selfcheck s
    JOIN enterprises_insurancerecord f ON f.worker_id = s.worker_id
    JOIN enterprises_batch b ON b.id = f.batch_id AND b.state = 'published'
    JOIN enterprises_enterprise e ON e.id = f.enterprise_id
    WHERE s.token_digest = token AND s.open_until > moment
    ORDER BY e.id, f.scheme, f.from_month
$$;

REVOKE ALL ON FUNCTION begin_self_check, confirm_self_check, end_self_check, open_self_check,
    self_check_employments, self_check_insurance FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_self_check, confirm_self_check, end_self_check, open_self_check,
    self_check_employments, self_check_insurance TO inspectorate_web;
