-- Enterprises whose name or code holds these letters.
SELECT id, name, uscc, address, grid_group_id, district_code
FROM employers_by_part(%(letters)s, %(pairs)s::text[])
