-- A division lies in one group only: the last row that names it has it.
INSERT INTO organisation_gridarea (stem, grid_group_id)
SELECT DISTINCT ON (named.stem) named.stem, g.id
FROM landing_change s
JOIN organisation_gridgroup g ON g.code = s.code
CROSS JOIN unnest(string_to_array(s.area_codes, ';')) AS named (stem)
ORDER BY named.stem, s.line DESC
ON CONFLICT (stem) DO UPDATE SET grid_group_id = excluded.grid_group_id
