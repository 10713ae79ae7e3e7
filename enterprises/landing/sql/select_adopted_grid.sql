CREATE TEMP TABLE landing_adopted ON COMMIT DROP AS
SELECT o.id, o.line, o.row
FROM enterprises_orphan o JOIN organisation_gridgroup u ON u.code = o.missing_code
WHERE o.missing = 'grid' AND o.feed = %(feed)s AND o.adopted_by_batch_id IS NULL
