-- People without an employer who were ever insured as flexible workers, and who are so this month.
WITH flexible AS (
    SELECT o.worker_id,
           bit_or(1 << (o.scheme - 1)) FILTER (WHERE o.to_month IS NULL OR o.to_month >= %(month)s)
               AS schemes
    FROM enterprises_individualinsurance o
    WHERE o.kind = 'flexible' AND o.from_month <= %(month)s
      AND NOT EXISTS (
          SELECT FROM enterprises_employment e
          WHERE e.worker_id = o.worker_id AND e.hired_on <= %(on)s
            AND (e.left_on IS NULL OR e.left_on > %(on)s)
      )
    GROUP BY o.worker_id
),
counted AS (
    SELECT s.kind, s.code, n::text AS scheme,
           count(*) FILTER (WHERE f.schemes & (1 << (n - 1)) > 0) AS insured, count(*) AS people
    FROM flexible f
    JOIN enterprises_worker w ON w.id = f.worker_id
    CROSS JOIN generate_series(1, 5) n
    CROSS JOIN LATERAL (VALUES ('city', ''), ('district', left(w.area_code, 6))) s (kind, code)
    WHERE s.kind = 'city' OR length(s.code) = 6
    GROUP BY s.kind, s.code, n
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'flexible', kind, code, 'scheme', scheme, 'month', %(month)s,
       insured, people, round(insured::numeric / people, 6)
FROM counted
