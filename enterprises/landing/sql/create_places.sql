CREATE TEMP TABLE landing_place (
    area_code text, area_stem text, grid_group_id integer, district_code text
) ON COMMIT DROP;
CREATE TEMP TABLE landing_placed (
    enterprise_id integer NOT NULL DEFAULT 0, provider_id integer NOT NULL DEFAULT 0
) ON COMMIT DROP;
