-- Person-wide rules read these; views today, tables spread by worker tomorrow.
CREATE VIEW employments_by_worker AS SELECT * FROM enterprises_employment;
CREATE VIEW insurance_by_worker AS SELECT * FROM enterprises_insurancerecord;
CREATE VIEW claims_by_worker AS SELECT * FROM enterprises_medicalclaim;

-- The schema "known" shows every table as it stood in the batches published by the session setting
-- app.known_at. A comparison with --known-at puts it first on its search path, so the rules' text
-- stays the same.
CREATE SCHEMA known;
CREATE VIEW known.published_batch AS
SELECT id FROM public.enterprises_batch
WHERE published_at <= current_setting('app.known_at')::timestamptz;

CREATE VIEW known.enterprises_employment AS
SELECT t.* FROM public.enterprises_employment t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_employment, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_employment'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_insurancerecord AS
SELECT t.* FROM public.enterprises_insurancerecord t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_insurancerecord, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_insurancerecord'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_insuranceregistration AS
SELECT t.* FROM public.enterprises_insuranceregistration t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_insuranceregistration, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_insuranceregistration'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_contribution AS
SELECT t.* FROM public.enterprises_contribution t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_contribution, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_contribution'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_taxfiling AS
SELECT t.* FROM public.enterprises_taxfiling t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_taxfiling, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_taxfiling'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_penalty AS
SELECT t.* FROM public.enterprises_penalty t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_penalty, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_penalty'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_individualinsurance AS
SELECT t.* FROM public.enterprises_individualinsurance t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_individualinsurance, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_individualinsurance'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_coveragesurvey AS
SELECT t.* FROM public.enterprises_coveragesurvey t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_coveragesurvey, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_coveragesurvey'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_benefit AS
SELECT t.* FROM public.enterprises_benefit t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_benefit, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_benefit'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_death AS
SELECT t.* FROM public.enterprises_death t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_death, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_death'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_medicalclaim AS
SELECT t.* FROM public.enterprises_medicalclaim t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_medicalclaim, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_medicalclaim'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_enterprise AS
SELECT t.* FROM public.enterprises_enterprise t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_enterprise, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_enterprise'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_worker AS
SELECT t.* FROM public.enterprises_worker t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_worker, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_worker'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.enterprises_provider AS
SELECT t.* FROM public.enterprises_provider t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_provider, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_provider'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);

CREATE VIEW known.employments_by_worker AS SELECT * FROM known.enterprises_employment;
CREATE VIEW known.insurance_by_worker AS SELECT * FROM known.enterprises_insurancerecord;
CREATE VIEW known.claims_by_worker AS SELECT * FROM known.enterprises_medicalclaim;
GRANT USAGE ON SCHEMA known TO inspectorate_worker;
GRANT SELECT ON ALL TABLES IN SCHEMA known TO inspectorate_worker;
GRANT SELECT ON employments_by_worker, insurance_by_worker, claims_by_worker
    TO inspectorate_worker;
