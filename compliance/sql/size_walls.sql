-- Bands that a cycle or a snapshot of figures was counted by are kept, whoever asks: others begin on a
-- later day. The source alone may be corrected. It runs as the owner, to see every cycle.
CREATE FUNCTION keep_size_bands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE
    first_day date := least(CASE WHEN TG_OP <> 'INSERT' THEN OLD.from_on END,
                            CASE WHEN TG_OP <> 'DELETE' THEN NEW.from_on END);
BEGIN
    IF EXISTS (SELECT FROM compliance_appraisal WHERE least(to_on, as_of) >= first_day)
        OR EXISTS (SELECT FROM compliance_snapshot WHERE as_of >= first_day)
    THEN
        RAISE EXCEPTION 'something was counted by size bands on or after %: others begin later', first_day
            USING ERRCODE = 'check_violation', CONSTRAINT = 'size_bands_are_kept';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER size_bands_begin_later BEFORE INSERT OR DELETE ON compliance_sizebands
    FOR EACH ROW EXECUTE FUNCTION keep_size_bands();
CREATE TRIGGER size_bands_are_kept BEFORE UPDATE ON compliance_sizebands
    FOR EACH ROW WHEN ((OLD.from_on, OLD.small_from, OLD.medium_from, OLD.large_from)
                       IS DISTINCT FROM (NEW.from_on, NEW.small_from, NEW.medium_from, NEW.large_from))
    EXECUTE FUNCTION keep_size_bands();
