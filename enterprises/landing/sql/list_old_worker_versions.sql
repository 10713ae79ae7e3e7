-- In a kept version the cipher is written as PostgreSQL writes bytes.
SELECT DISTINCT (row ->> 'id_cipher')::bytea
FROM enterprises_factversion
WHERE relation = 'enterprises_worker' AND get_byte((row ->> 'id_cipher')::bytea, 0) < %(newest)s
LIMIT %(most)s
