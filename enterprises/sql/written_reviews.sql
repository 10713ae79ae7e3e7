-- Answers of the written review are facts like others: pages read the view, replays the past.
CREATE VIEW enterprises_writtenreview_seen WITH (security_barrier) AS
SELECT f.* FROM enterprises_writtenreview f JOIN enterprises_sight USING (enterprise_id);
REVOKE ALL ON enterprises_writtenreview FROM inspectorate_web;
GRANT SELECT ON enterprises_writtenreview_seen TO inspectorate_web;

CREATE VIEW known.enterprises_writtenreview AS
SELECT t.* FROM public.enterprises_writtenreview t WHERE t.batch_id IN (SELECT id FROM known.published_batch)
UNION ALL
SELECT (jsonb_populate_record(NULL::public.enterprises_writtenreview, v.row)).*
FROM public.enterprises_factversion v
WHERE v.relation = 'enterprises_writtenreview'
  AND v.batch_id IN (SELECT id FROM known.published_batch)
  AND v.ended_by_batch_id NOT IN (SELECT id FROM known.published_batch);
GRANT SELECT ON known.enterprises_writtenreview TO inspectorate_worker;
