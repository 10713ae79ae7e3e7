-- Divisions the changed groups cover no longer; what a change of the grid gave them stays.
DELETE FROM organisation_gridarea a
USING landing_change s JOIN organisation_gridgroup g ON g.code = s.code
WHERE a.grid_group_id = g.id AND a.stem <> ALL (string_to_array(s.area_codes, ';'))
  AND a.moved_on IS NULL
