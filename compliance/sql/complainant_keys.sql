-- Moving identities to a newer key, by jobs only: one complaint at a time, what an older key
-- encrypted is given out and taken back encrypted anew. Nothing is shown to anybody.
CREATE FUNCTION complainants_of_older_keys(newest bytea, most int)
RETURNS TABLE (id bigint, name bytea, phone bytea, number bytea, address bytea, wishes bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT complaint_id, name_cipher, phone_cipher, id_cipher, address_cipher, wishes_cipher
    FROM compliance_complainant
    WHERE substring(name_cipher FROM 1 FOR 1) <> newest
    ORDER BY complaint_id
    LIMIT most
$$;
CREATE FUNCTION seal_complainant_anew(
    about bigint, name bytea, phone bytea, number bytea, address bytea, wishes bytea, found_by text[]
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    UPDATE compliance_complainant
    SET name_cipher = name, phone_cipher = phone, id_cipher = number, address_cipher = address,
        wishes_cipher = wishes, marks = found_by
    WHERE complaint_id = about
$$;
REVOKE ALL ON FUNCTION complainants_of_older_keys, seal_complainant_anew FROM PUBLIC;
GRANT EXECUTE ON FUNCTION complainants_of_older_keys, seal_complainant_anew TO inspectorate_worker;
