-- The few columns of the register that everybody may read, and final grades of which the scale says
-- that the public sees them. Their owner reads behind the wall; no address, no phone, no group.
CREATE VIEW compliance_publicenterprise AS
SELECT e.id, e.uscc, e.name, e.district_code FROM enterprises_enterprise e;
CREATE VIEW compliance_publicgrade AS
SELECT g.id, g.enterprise_id, a.code AS cycle, a.from_on, a.to_on, s.name, s.name_en, s.rank,
       a.concluded_at
FROM compliance_grade g
JOIN compliance_appraisal a ON a.id = g.appraisal_id AND a.state = 'final'
JOIN compliance_scalegrade s ON s.scale_id = a.scale_id AND s.code = g.final_grade AND s.is_public
WHERE g.state = 'final';
REVOKE ALL ON compliance_publicenterprise, compliance_publicgrade
    FROM inspectorate_web, inspectorate_worker;
GRANT SELECT ON compliance_publicenterprise, compliance_publicgrade
    TO inspectorate_web, inspectorate_worker;
