INSERT INTO landing_unit_map (ref, code, id)
SELECT u.ref, u.code, e.id
FROM landing_unit u LEFT JOIN enterprises_enterprise e ON e.uscc = u.code
