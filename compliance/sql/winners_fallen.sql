-- Who of the chosen no medal can be given to any more, by name.
SELECT e.name
FROM against_a_medal(%(chosen)s::int[], %(since)s, %(now)s) a
JOIN enterprises_enterprise e ON e.id = a.enterprise_id
ORDER BY e.name
