-- Months and yuan of uncovered months at the floor of the base, by scheme, and by person for those
-- on the page: the same reckoning as stake_months.sql.
WITH rate AS (
    -- Employer's and worker's share together, where no industry class is known.
    SELECT scheme, sum(rate) AS rate
    FROM (
        SELECT DISTINCT ON (scheme, share) scheme, rate
        FROM organisation_contributionrate
        WHERE from_month <= %(as_of)s AND industry_class = 0
        ORDER BY scheme, share, from_month DESC
    ) share
    GROUP BY scheme
),
reckoned AS (
    SELECT r.scheme, f.worker_id, r.rate,
           (extract(year FROM age(f.to_month, f.from_month)) * 12
            + extract(month FROM age(f.to_month, f.from_month)) + 1)::int AS months
    FROM alerts_finding_seen f
    JOIN rate r ON f.scheme IN (0, r.scheme)
    WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL AND f.to_month IS NOT NULL
)
SELECT scheme, worker_id, sum(months)::int AS months, max(months)::int AS longest,
       round(sum(months * %(floor)s * rate), 2) AS yuan
FROM reckoned
GROUP BY GROUPING SETS ((scheme), (worker_id))
HAVING grouping(worker_id) = 1 OR worker_id = ANY (%(workers)s::int[])
ORDER BY scheme NULLS LAST, worker_id
