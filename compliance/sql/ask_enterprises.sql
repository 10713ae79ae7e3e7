-- The enterprises a written review asks: of its districts (none named: of the city), founded by the
-- end of its year, open, and with staff on the day it begins.
INSERT INTO compliance_reviewreply (campaign_id, enterprise_id, grid_group_id, district_code, misfits)
SELECT %(campaign)s, e.id, e.grid_group_id, e.district_code, '{}'
FROM enterprises_enterprise e
WHERE (%(districts)s::text[] = '{}' OR e.district_code = ANY (%(districts)s::text[]))
  AND e.status <> 'deregistered'
  AND (e.closed_on IS NULL OR e.closed_on > %(on)s)
  AND (e.established_on IS NULL OR e.established_on <= make_date(%(year)s, 12, 31))
  AND EXISTS (SELECT FROM enterprises_employment f
              WHERE f.enterprise_id = e.id AND f.hired_on <= %(on)s
                AND (f.left_on IS NULL OR f.left_on > %(on)s))
ON CONFLICT (campaign_id, enterprise_id) DO NOTHING
