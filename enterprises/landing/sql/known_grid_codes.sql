(SELECT coalesce(string_agg(g.code, ';' ORDER BY g.code), '')
 FROM organisation_assignment a JOIN organisation_gridgroup g ON g.id = a.grid_group_id
 WHERE a.inspector_id = t.id AND a.until_on IS NULL)
