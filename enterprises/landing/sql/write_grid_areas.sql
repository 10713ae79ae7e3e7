-- A division lies in one group only: the last row that names it has it, except where a change of
-- the grid has moved it; a delivery that names the same group confirms that.
INSERT INTO organisation_gridarea (stem, grid_group_id)
SELECT DISTINCT ON (named.stem) named.stem, g.id
FROM landing_change s
JOIN organisation_gridgroup g ON g.code = s.code
CROSS JOIN unnest(string_to_array(s.area_codes, ';')) AS named (stem)
ORDER BY named.stem, s.line DESC
ON CONFLICT (stem) DO UPDATE SET grid_group_id = excluded.grid_group_id, moved_on = NULL
WHERE organisation_gridarea.moved_on IS NULL
   OR organisation_gridarea.grid_group_id = excluded.grid_group_id
