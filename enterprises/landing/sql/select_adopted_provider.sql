CREATE TEMP TABLE landing_adopted ON COMMIT DROP AS
SELECT o.id, o.line, o.row
FROM enterprises_orphan o JOIN enterprises_provider u ON u.code = o.missing_code
WHERE o.missing = 'provider' AND o.feed = %(feed)s AND o.adopted_by_batch_id IS NULL
