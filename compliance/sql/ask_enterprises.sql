-- Writes down whom a written review asks on the day it begins (review_walls.sql says whom).
INSERT INTO compliance_reviewreply (campaign_id, enterprise_id, grid_group_id, district_code, misfits)
SELECT %(campaign)s, e.id, e.grid_group_id, e.district_code, '{}'
FROM enterprises_asked(%(districts)s::text[], %(year)s, %(on)s) e
ON CONFLICT (campaign_id, enterprise_id) DO NOTHING
