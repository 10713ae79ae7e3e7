-- A unit is a list of grid codes here: known (0) when all of them are, else missing by the first
-- that is not.
INSERT INTO landing_unit_map (ref, code, id)
SELECT u.ref, coalesce(missing.code, u.code), CASE WHEN missing.code IS NULL THEN 0 END
FROM landing_unit u
LEFT JOIN LATERAL (
    SELECT named.code
    FROM unnest(string_to_array(u.code, ';')) WITH ORDINALITY AS named (code, nth)
    WHERE NOT EXISTS (SELECT FROM organisation_gridgroup g WHERE g.code = named.code)
    ORDER BY named.nth
    LIMIT 1
) missing ON true
