-- Enterprises whose name or code holds these pairs of characters.
SELECT id, name, uscc, address, grid_group_id, district_code FROM employers_by_part(%(pairs)s::text[])
