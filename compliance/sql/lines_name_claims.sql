-- The lines of a calculation behind the wall again, with the claim each is about. What is kept was
-- written without: an empty number.
CREATE OR REPLACE VIEW compliance_calculationline_seen WITH (security_barrier) AS
SELECT l.*
FROM compliance_calculationline l
JOIN compliance_calculation c ON c.id = l.calculation_id
WHERE current_setting('app.sight', true) = 'all'
   OR c.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
   OR c.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[]);
