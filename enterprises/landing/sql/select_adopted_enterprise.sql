CREATE TEMP TABLE landing_adopted ON COMMIT DROP AS
SELECT o.id, o.line, o.row
FROM enterprises_orphan o JOIN enterprises_enterprise u ON u.uscc = o.missing_code
WHERE o.missing = 'enterprise' AND o.feed = %(feed)s AND o.adopted_by_batch_id IS NULL
