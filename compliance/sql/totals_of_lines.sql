-- Sums of a calculation's rounded lines by kind, scheme and share, and over all of a kind; people and
-- months are counted once each.
SELECT l.kind, l.scheme, l.share,
       grouping(l.scheme) = 1 AS of_kind,
       count(*)::int AS lines,
       count(DISTINCT nullif(l.worker_id, 0))::int AS workers,
       -- As one number: a pair sorts five times slower.
       count(DISTINCT l.worker_id::bigint * 10000000 + coalesce(l.month - '0001-01-01'::date, 0))::int
           AS months,
       sum(l.amount_yuan) AS yuan
FROM compliance_calculationline_seen l
WHERE l.calculation_id = %(calculation)s
GROUP BY GROUPING SETS ((l.kind, l.scheme, l.share), (l.kind))
ORDER BY of_kind, l.kind, l.scheme, l.share
