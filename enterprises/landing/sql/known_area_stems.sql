(SELECT coalesce(string_agg(a.stem, ';' ORDER BY a.stem), '')
 FROM organisation_gridarea a WHERE a.grid_group_id = t.id)
