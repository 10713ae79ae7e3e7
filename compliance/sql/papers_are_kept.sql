-- A paper is what it was when it was issued. Its file is set once, it is replaced once, its owner's
-- group and district may move with the owner; everything else is refused, whoever asks.
CREATE FUNCTION keep_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.case_id, OLD.kind, OLD.year, OLD.serial, OLD.number, OLD.language, OLD.facts,
        OLD.issued_at, OLD.issued_by_id, OLD.replaces_id)
       IS DISTINCT FROM
       (NEW.case_id, NEW.kind, NEW.year, NEW.serial, NEW.number, NEW.language, NEW.facts,
        NEW.issued_at, NEW.issued_by_id, NEW.replaces_id) THEN
        RAISE EXCEPTION 'paper % is issued: it can be replaced, not changed', OLD.number;
    END IF;
    IF OLD.file <> '' AND (OLD.file, OLD.sha256, OLD.pages, OLD.size_bytes)
       IS DISTINCT FROM (NEW.file, NEW.sha256, NEW.pages, NEW.size_bytes) THEN
        RAISE EXCEPTION 'paper % has its file: it is not made again', OLD.number;
    END IF;
    IF OLD.replaced_at IS NOT NULL AND (OLD.replaced_at, OLD.replaced_by_id, OLD.replaced_reason)
       IS DISTINCT FROM (NEW.replaced_at, NEW.replaced_by_id, NEW.replaced_reason) THEN
        RAISE EXCEPTION 'paper % was replaced already', OLD.number;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER paper_is_kept BEFORE UPDATE ON compliance_document
FOR EACH ROW EXECUTE FUNCTION keep_paper();

-- A series only counts up, by one: a number is neither skipped nor given twice.
CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.last <> OLD.last + 1 OR (NEW.series, NEW.year) IS DISTINCT FROM (OLD.series, OLD.year) THEN
        RAISE EXCEPTION 'series % of % goes from % to the next number only',
            OLD.series, OLD.year, OLD.last;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER serial_counts_up BEFORE UPDATE ON compliance_serial
FOR EACH ROW EXECUTE FUNCTION count_up();
REVOKE DELETE ON compliance_serial FROM inspectorate_web, inspectorate_worker;
