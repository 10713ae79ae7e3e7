-- A spell for each enterprise that has none of the ground; group and district are the enterprise's.
INSERT INTO compliance_regimespell (
    enterprise_id, grid_group_id, district_code, ground, regime, starts_on, until_on, reason,
    imposed_at, imposed_by_id, lifted_reason
)
SELECT e.id, e.grid_group_id, e.district_code, %(ground)s, %(regime)s, %(today)s, %(until)s,
       %(reason)s, %(now)s, %(by)s, ''
FROM enterprises_enterprise e
WHERE e.id = ANY (%(chosen)s::int[])
  AND NOT EXISTS (SELECT FROM compliance_regimespell r
                  WHERE r.enterprise_id = e.id AND r.ground = %(ground)s AND r.lifted_at IS NULL)
