-- Pairs of neighbouring characters of name and code, as `enterprises.search.grams_of` makes them.
INSERT INTO enterprises_enterprisesearch (enterprise_id, grams)
SELECT e.id, ARRAY(
    SELECT DISTINCT substr(t.letters, nth, 2) COLLATE "C"
    FROM (VALUES (upper(regexp_replace(e.name, '[[:space:]　]', '', 'g'))), (e.uscc)) t (letters),
         generate_series(1, length(t.letters) - 1) nth
    ORDER BY 1
)
FROM enterprises_enterprise e
WHERE e.batch_id = %(batch)s
