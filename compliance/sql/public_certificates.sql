-- The certificate of a public entry, for everybody: the paper in force of a medal that was not
-- revoked, once it is set. Nothing else of papers or medals is read this way.
CREATE FUNCTION certificate_of_entry(asked bigint)
RETURNS TABLE (number varchar, file varchar, sha256 varchar, issued_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH RECURSIVE paper AS (
        SELECT d.* FROM compliance_medal m
        JOIN compliance_document d ON d.id = m.document_id
        WHERE m.entry_id = asked AND m.revoked_at IS NULL
        UNION ALL
        SELECT d.* FROM paper p JOIN compliance_document d ON d.replaces_id = p.id
    )
    SELECT p.number, p.file, p.sha256, p.issued_at
    FROM paper p
    WHERE p.replaced_at IS NULL AND p.file <> '' AND p.kind = 'medal_certificate'
$$;
REVOKE EXECUTE ON FUNCTION certificate_of_entry(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certificate_of_entry(bigint)
    TO inspectorate_web, inspectorate_worker;
