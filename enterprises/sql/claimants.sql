-- A provider's claims with the number of the person each was settled for: seen by whoever sees the
-- provider. The name is not here: it is seen where the person works or is insured.
CREATE VIEW enterprises_claimant_seen WITH (security_barrier) AS
SELECT f.claim_no, f.provider_id, f.worker_id, f.kind, f.admitted_on, f.discharged_on, f.item_code,
       f.amount, w.id_cipher
FROM enterprises_medicalclaim f
LEFT JOIN enterprises_worker w ON w.id = f.worker_id
WHERE EXISTS (SELECT FROM enterprises_provider p WHERE p.id = f.provider_id
              AND (current_setting('app.sight', true) = 'all'
                   OR p.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
                   OR p.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])));
GRANT SELECT ON enterprises_claimant_seen TO inspectorate_web;
