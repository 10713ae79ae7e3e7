-- A paper that replaces one of a complaint is addressed to the same person and lies where the
-- complaint lies. Only the first of such a chain stands in a step.
CREATE OR REPLACE FUNCTION move_with_complaint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
BEGIN
    UPDATE compliance_complaintstep
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    WHERE complaint_id = NEW.id;
    UPDATE compliance_complaintfile
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    WHERE complaint_id = NEW.id;
    WITH RECURSIVE paper (id) AS (
        SELECT s.document_id FROM compliance_complaintstep s
        WHERE s.complaint_id = NEW.id AND s.document_id IS NOT NULL
        UNION
        SELECT d.id FROM paper p JOIN compliance_document d ON d.replaces_id = p.id
    )
    UPDATE compliance_document d
    SET grid_group_id = NEW.grid_group_id, district_code = NEW.district_code
    FROM paper p
    WHERE d.id = p.id;
    RETURN NULL;
END
$$;

DROP FUNCTION papers_of_complaint(bigint);
-- The papers addressed to whoever has the complaint in hand: `first_id` is the one its step names,
-- `in_force` tells the newest of a chain from those it replaced.
CREATE FUNCTION papers_of_complaint(about bigint)
RETURNS TABLE (id bigint, kind text, number text, file text, first_id bigint, in_force boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH RECURSIVE paper (id, first_id) AS (
        SELECT s.document_id, s.document_id FROM compliance_complaintstep s
        WHERE s.complaint_id = about AND s.document_id IS NOT NULL
        UNION
        SELECT d.id, p.first_id FROM paper p JOIN compliance_document d ON d.replaces_id = p.id
    )
    SELECT d.id, d.kind, d.number, d.file, p.first_id, d.replaced_at IS NULL
    FROM paper p JOIN compliance_document d ON d.id = p.id
    WHERE d.file <> '' AND about = nullif(current_setting('app.complaint', true), '')::bigint
$$;

-- A new secret instead of a lost one: for the person whose entry of the last minute in the access
-- log says so, if the complaint is within their sight.
CREATE FUNCTION renew_complaint_secret(about bigint, kept text, entry bigint)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE compliance_complaintsecret s SET digest = kept
    FROM compliance_complaint c, organisation_accesslog a
    WHERE s.complaint_id = about AND c.id = about AND a.id = entry
      AND a.action = 'complaint_secret' AND a.subject_kind = 'complaint' AND a.subject_id = about
      AND a.user_id = nullif(current_setting('app.user', true), '')::int
      AND a.at > clock_timestamp() - interval '1 minute'
      AND (current_setting('app.sight', true) = 'all'
           OR current_setting('app.counter', true) = 'all'
           OR c.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
           OR current_setting('app.counter', true) = 'unassigned'
              AND c.grid_group_id IS NULL AND c.district_code = '');
    RETURN FOUND;
END
$$;

-- Who complained is forgotten once the matter was over before that moment and its case is closed;
-- jobs call this, and get the ids to tell of them.
CREATE FUNCTION purge_complainants(over_before timestamptz)
RETURNS TABLE (complaint_id bigint) LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    DELETE FROM compliance_complainant p
    USING compliance_complaint c
    LEFT JOIN compliance_complaint lead ON lead.id = c.group_of_id
    LEFT JOIN compliance_case f ON f.id = coalesce(c.case_id, lead.case_id)
    WHERE c.id = p.complaint_id AND c.state IN ('refused', 'answered', 'closed')
      AND (SELECT max(s.taken_at) FROM compliance_complaintstep s
           WHERE s.complaint_id = c.id) < over_before
      AND (f.id IS NULL OR f.state IN ('closed', 'not_filed')
                           AND coalesce(f.closed_at, f.proposed_at) < over_before)
    RETURNING p.complaint_id
$$;

REVOKE ALL ON FUNCTION papers_of_complaint, renew_complaint_secret, purge_complainants FROM PUBLIC;
GRANT EXECUTE ON FUNCTION papers_of_complaint, renew_complaint_secret
    TO inspectorate_web, inspectorate_worker;
GRANT EXECUTE ON FUNCTION purge_complainants TO inspectorate_worker;
