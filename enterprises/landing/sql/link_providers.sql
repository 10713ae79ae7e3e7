INSERT INTO landing_unit_map (ref, code, id)
SELECT u.ref, u.code, p.id
FROM landing_unit u LEFT JOIN enterprises_provider p ON p.code = u.code
