-- The second wall: what a session may see is compared with its settings, without subqueries.
-- app.sight = 'all', or the row's group or district is among the session's.
-- CASE instead of OR for the planner's sake: it takes the OR for one row in 200 even where a session
-- sees all, and sorted every alert of the city for the first page instead of walking the index.
ALTER TABLE enterprises_enterprise ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_by_web ON enterprises_enterprise TO inspectorate_web USING (
    CASE WHEN current_setting('app.sight', true) = 'all' THEN true
         ELSE grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
              OR district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
    END
);
CREATE POLICY all_for_worker ON enterprises_enterprise TO inspectorate_worker
    USING (true) WITH CHECK (true);

ALTER TABLE enterprises_provider ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_by_web ON enterprises_provider TO inspectorate_web USING (
    CASE WHEN current_setting('app.sight', true) = 'all' THEN true
         ELSE grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
              OR district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
    END
);
CREATE POLICY all_for_worker ON enterprises_provider TO inspectorate_worker
    USING (true) WITH CHECK (true);

-- Facts and identities: the web role has no right to the tables; it reads these views, which
-- repeat the wall on the owning enterprise. So a grid split rewrites no facts.
CREATE VIEW enterprises_sight WITH (security_barrier) AS
SELECT e.id AS enterprise_id
FROM enterprises_enterprise e
WHERE current_setting('app.sight', true) = 'all'
   OR e.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
   OR e.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[]);

CREATE VIEW enterprises_employment_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_employment f JOIN enterprises_sight USING (enterprise_id);
CREATE VIEW enterprises_insurancerecord_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_insurancerecord f JOIN enterprises_sight USING (enterprise_id);
CREATE VIEW enterprises_insuranceregistration_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_insuranceregistration f JOIN enterprises_sight USING (enterprise_id);
CREATE VIEW enterprises_contribution_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_contribution f JOIN enterprises_sight USING (enterprise_id);
CREATE VIEW enterprises_taxfiling_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_taxfiling f JOIN enterprises_sight USING (enterprise_id);
CREATE VIEW enterprises_penalty_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_penalty f JOIN enterprises_sight USING (enterprise_id);

-- A person is seen by whoever sees an enterprise that employs or insures them; the city sees all.
-- Asked person by person: OFFSET 0 forbids to gather everybody within sight first.
CREATE VIEW enterprises_worker_seen WITH (security_barrier) AS
SELECT w.* FROM enterprises_worker w
WHERE current_setting('app.sight', true) = 'all'
   OR EXISTS (SELECT FROM enterprises_employment f
              JOIN enterprises_enterprise e ON e.id = f.enterprise_id
              WHERE f.worker_id = w.id
              AND (e.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                   OR e.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[]))
              OFFSET 0)
   OR EXISTS (SELECT FROM enterprises_insurancerecord f
              JOIN enterprises_enterprise e ON e.id = f.enterprise_id
              WHERE f.worker_id = w.id
              AND (e.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                   OR e.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[]))
              OFFSET 0);
CREATE VIEW enterprises_individualinsurance_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_individualinsurance f
WHERE EXISTS (SELECT FROM enterprises_worker_seen w WHERE w.id = f.worker_id OFFSET 0);
CREATE VIEW enterprises_coveragesurvey_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_coveragesurvey f
WHERE EXISTS (SELECT FROM enterprises_worker_seen w WHERE w.id = f.worker_id OFFSET 0);
CREATE VIEW enterprises_benefit_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_benefit f
WHERE EXISTS (SELECT FROM enterprises_worker_seen w WHERE w.id = f.worker_id OFFSET 0);
CREATE VIEW enterprises_death_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_death f
WHERE EXISTS (SELECT FROM enterprises_worker_seen w WHERE w.id = f.worker_id OFFSET 0);
CREATE VIEW enterprises_medicalclaim_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_medicalclaim f
WHERE EXISTS (SELECT FROM enterprises_provider p WHERE p.id = f.provider_id
              AND (current_setting('app.sight', true) = 'all'
                   OR p.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                   OR p.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])));

-- Rights. Default privileges give both roles every table; facts and identities are taken back
-- from the web role here, and what only deliveries write is read-only to it.
REVOKE ALL ON enterprises_employment, enterprises_insurancerecord,
    enterprises_insuranceregistration, enterprises_contribution, enterprises_taxfiling,
    enterprises_penalty, enterprises_worker, enterprises_individualinsurance,
    enterprises_coveragesurvey, enterprises_benefit, enterprises_death, enterprises_medicalclaim,
    enterprises_factversion, enterprises_orphan, enterprises_batchtouch
    FROM inspectorate_web;
REVOKE INSERT, UPDATE, DELETE ON enterprises_enterprise, enterprises_enterprisesearch,
    enterprises_provider, enterprises_batch, enterprises_batchreject, enterprises_schemeapplicability
    FROM inspectorate_web;
GRANT SELECT ON enterprises_sight, enterprises_employment_seen, enterprises_insurancerecord_seen,
    enterprises_insuranceregistration_seen, enterprises_contribution_seen,
    enterprises_taxfiling_seen, enterprises_penalty_seen, enterprises_worker_seen,
    enterprises_individualinsurance_seen, enterprises_coveragesurvey_seen,
    enterprises_benefit_seen, enterprises_death_seen, enterprises_medicalclaim_seen
    TO inspectorate_web;
