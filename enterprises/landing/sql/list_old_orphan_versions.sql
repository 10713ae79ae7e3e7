SELECT DISTINCT decode(row -> 'row' ->> 'id_number', 'base64')
FROM enterprises_factversion
WHERE relation = 'enterprises_orphan' AND row -> 'row' ? 'id_number'
  AND get_byte(decode(row -> 'row' ->> 'id_number', 'base64'), 0) < %(newest)s
LIMIT %(most)s
