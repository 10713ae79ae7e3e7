-- Orphans belong to no enterprise yet, so only who sees the whole city sees them; never the row.
CREATE VIEW enterprises_orphan_seen WITH (security_barrier) AS
SELECT o.id, o.feed, o.missing, o.missing_code, o.line, o.batch_id, o.adopted_by_batch_id
FROM enterprises_orphan o
WHERE current_setting('app.sight', true) = 'all';
GRANT SELECT ON enterprises_orphan_seen TO inspectorate_web;
