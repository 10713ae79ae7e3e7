INSERT INTO landing_person (ref, id_cipher, id_kind, name, birth_month, sex)
SELECT id, decode(row ->> 'id_number', 'base64'), row ->> 'id_kind', row ->> 'name',
       (row ->> 'birth_month')::date, row ->> 'sex'
FROM landing_adopted
