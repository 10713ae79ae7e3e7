SELECT DISTINCT decode(row ->> 'id_number', 'base64')
FROM enterprises_orphan
WHERE row ? 'id_number' AND get_byte(decode(row ->> 'id_number', 'base64'), 0) < %(newest)s
LIMIT %(most)s
