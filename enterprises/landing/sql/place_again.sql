WITH moved AS (
    UPDATE {relation} t
    SET area_stem = p.area_stem, grid_group_id = p.grid_group_id, district_code = p.district_code
    FROM landing_place p
    WHERE p.area_code = t.area_code
      AND (t.area_stem, t.grid_group_id, t.district_code)
          IS DISTINCT FROM (p.area_stem, p.grid_group_id, p.district_code)
    RETURNING t.id
)
INSERT INTO landing_placed ({own}) SELECT id FROM moved
