-- Divisions this delivery would take from the group a change of the grid gave them: kept, and told
-- on the batch's page.
UPDATE enterprises_batch b
SET kept_areas = kept.told
FROM (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
               'stem', k.stem, 'kept', k.kept, 'delivered', k.delivered, 'moved_on', k.moved_on
           ) ORDER BY k.stem), '[]') AS told
    FROM (
        SELECT DISTINCT ON (a.stem) a.stem, o.code AS kept, s.code AS delivered, a.moved_on
        FROM landing_change s
        JOIN organisation_gridgroup g ON g.code = s.code
        CROSS JOIN unnest(string_to_array(s.area_codes, ';')) AS named (stem)
        JOIN organisation_gridarea a ON named.stem = left(a.stem, length(named.stem))
        JOIN organisation_gridgroup o ON o.id = a.grid_group_id
        WHERE a.moved_on IS NOT NULL AND a.grid_group_id <> g.id
        ORDER BY a.stem, length(named.stem) DESC, s.line DESC
    ) k
) kept
WHERE b.id = %(batch)s
