-- The letters of what is there already, and its pairs anew where full width was not made plain.
UPDATE enterprises_enterprisesearch s
SET letters = upper(regexp_replace(normalize(e.name, NFKC), '\s', '', 'g')) || E'\n' || e.uscc
FROM enterprises_enterprise e
WHERE e.id = s.enterprise_id;

UPDATE enterprises_enterprisesearch s
SET grams = (
    SELECT array_agg(DISTINCT substr(line, at, 2))
    FROM unnest(string_to_array(s.letters, E'\n')) line, generate_series(1, length(line) - 1) at
)
FROM enterprises_enterprise e
WHERE e.id = s.enterprise_id AND e.name IS NOT NFKC NORMALIZED;
