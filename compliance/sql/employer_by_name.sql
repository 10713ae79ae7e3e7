-- The enterprise that bears exactly this name or code, if only one does.
SELECT id, name, uscc, grid_group_id, district_code FROM employer_by_name(%(told)s, %(pairs)s::text[])
