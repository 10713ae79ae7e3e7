-- Feeds with rows whose wait is over.
SELECT DISTINCT o.feed
FROM enterprises_orphan o JOIN organisation_gridgroup u ON u.code = o.missing_code
WHERE o.missing = %(missing)s AND o.adopted_by_batch_id IS NULL
ORDER BY o.feed
