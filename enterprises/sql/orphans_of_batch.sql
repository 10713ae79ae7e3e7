-- What the held rows of a delivery refer to, with how many rows wait for it; most rows first.
SELECT o.missing, o.missing_code, count(*)::int AS rows, min(o.line) AS first_line,
       count(*) FILTER (WHERE o.adopted_by_batch_id IS NOT NULL)::int AS adopted
FROM enterprises_orphan_seen o
WHERE o.batch_id = %(batch)s
GROUP BY o.missing, o.missing_code
ORDER BY rows DESC, o.missing, o.missing_code
LIMIT %(most)s
