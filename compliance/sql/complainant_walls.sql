-- Who complained: neither pages nor jobs may touch these tables. Functions that run as their owner
-- are the only doors, and each opens a crack: one keeps an identity once, one gives one back to
-- whoever has just written into the access log why, one tells whether a text betrays somebody.
REVOKE ALL ON compliance_complainant, compliance_complaintsecret
    FROM inspectorate_web, inspectorate_worker;

-- Kept by whoever has the complaint in hand while it is received, and only once.
CREATE FUNCTION keep_complainant(
    about bigint, name bytea, phone bytea, id bytea, address bytea, wishes bytea, found_by text[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF about IS DISTINCT FROM nullif(current_setting('app.complaint', true), '')::bigint THEN
        RAISE EXCEPTION 'complaint % is not the one in hand', about
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO compliance_complainant
        (complaint_id, name_cipher, phone_cipher, id_cipher, address_cipher, wishes_cipher, marks)
    VALUES (about, name, phone, id, address, wishes, found_by);
END
$$;

-- Given back to the person whose entry of the last minute in the access log names this complaint,
-- if the complaint is within their sight.
CREATE FUNCTION reveal_complainant(about bigint, entry bigint)
RETURNS TABLE (name bytea, phone bytea, id bytea, address bytea, wishes bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT p.name_cipher, p.phone_cipher, p.id_cipher, p.address_cipher, p.wishes_cipher
    FROM compliance_complainant p
    JOIN compliance_complaint c ON c.id = p.complaint_id
    JOIN organisation_accesslog a ON a.id = entry
    WHERE p.complaint_id = about
      AND a.action = 'complainant_reveal' AND a.subject_kind = 'complaint'
      AND a.subject_id = about
      AND a.user_id = nullif(current_setting('app.user', true), '')::int
      AND a.at > clock_timestamp() - interval '1 minute'
      AND (current_setting('app.sight', true) = 'all'
           OR current_setting('app.counter', true) = 'all'
           OR c.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
           OR c.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
           OR current_setting('app.counter', true) = 'unassigned'
              AND c.grid_group_id IS NULL AND c.district_code = '')
$$;

-- The digests by which a text is searched for those whose complaints a case comes from; of a case
-- that is only being proposed: of these complaints.
CREATE FUNCTION marks_of_complainants(of_case bigint, about bigint[])
RETURNS TABLE (mark text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT unnest(p.marks)
    FROM compliance_complainant p
    JOIN compliance_complaint c ON c.id = p.complaint_id
    LEFT JOIN compliance_complaint lead ON lead.id = c.group_of_id
    WHERE c.case_id = of_case OR lead.case_id = of_case OR c.id = ANY (about)
$$;

-- The secret's digest: kept once while the complaint is in hand, found by number to be compared.
CREATE FUNCTION keep_complaint_secret(about bigint, kept text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF about IS DISTINCT FROM nullif(current_setting('app.complaint', true), '')::bigint THEN
        RAISE EXCEPTION 'complaint % is not the one in hand', about
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO compliance_complaintsecret (complaint_id, digest) VALUES (about, kept);
END
$$;
CREATE FUNCTION secret_of_complaint(of_number text)
RETURNS TABLE (id bigint, digest text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
    SELECT s.complaint_id, s.digest
    FROM compliance_complaintsecret s JOIN compliance_complaint c ON c.id = s.complaint_id
    WHERE c.number = of_number
$$;

-- A form that was sent before: the number it was given.
CREATE FUNCTION complaint_of_submission(sent text)
RETURNS TABLE (number text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT c.number FROM compliance_complaint c WHERE c.submission = sent
$$;

-- The papers addressed to whoever has the complaint in hand.
CREATE FUNCTION papers_of_complaint(about bigint)
RETURNS TABLE (id bigint, kind text, number text, file text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
    SELECT d.id, d.kind, d.number, d.file
    FROM compliance_complaintstep s JOIN compliance_document d ON d.id = s.document_id
    WHERE s.complaint_id = about AND d.file <> ''
      AND about = nullif(current_setting('app.complaint', true), '')::bigint
$$;

-- An employer as told is known by its exact name or code, if exactly one bears it: the register is
-- public, but its rows are not within a stranger's sight.
CREATE FUNCTION employer_by_name(told text, pairs text[])
RETURNS TABLE (id int, name text, uscc text, grid_group_id int, district_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT e.id, e.name, e.uscc, e.grid_group_id, e.district_code
    FROM enterprises_enterprisesearch s JOIN enterprises_enterprise e ON e.id = s.enterprise_id
    WHERE s.grams @> pairs AND (e.name = told OR e.uscc = upper(told))
    LIMIT 2
$$;

REVOKE ALL ON FUNCTION keep_complainant, reveal_complainant, marks_of_complainants,
    keep_complaint_secret, secret_of_complaint, complaint_of_submission, papers_of_complaint,
    employer_by_name FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_complainant, reveal_complainant, marks_of_complainants,
    keep_complaint_secret, secret_of_complaint, complaint_of_submission, papers_of_complaint,
    employer_by_name
    TO inspectorate_web, inspectorate_worker;
