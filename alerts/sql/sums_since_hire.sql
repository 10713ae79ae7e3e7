-- Months and yuan owed for people in no (or not every) scheme, by scheme, and by person for those
-- on the page: the same reckoning as stake_since_hire.sql, which sums it up on the alert.
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
owed AS (
    SELECT f.worker_id, s.scheme,
           greatest(date_trunc('month', min(e.hired_on)::timestamp)::date,
                    max(i.covered_to + interval '1 month')::date) AS since,
           -- Without a known wage the floor: greatest and least would pass over it to the cap.
           greatest(%(floor)s, least(%(cap)s, coalesce(max(e.monthly_wage), 0)))
               * max(r.rate) AS yuan_a_month
    FROM alerts_finding_seen f
    JOIN enterprises_employment_seen e
      ON e.enterprise_id = f.enterprise_id AND e.worker_id = f.worker_id
     AND e.hired_on <= %(as_of)s AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
    JOIN enterprises_schemeapplicability s
      ON s.contract_kind = e.contract_kind AND f.scheme IN (0, s.scheme)
    JOIN rate r ON r.scheme = s.scheme
    LEFT JOIN LATERAL (
        SELECT max(coalesce(c.to_month, %(as_of)s)) AS covered_to
        FROM enterprises_insurancerecord_seen c
        WHERE c.enterprise_id = f.enterprise_id AND c.worker_id = f.worker_id
          AND c.scheme = s.scheme AND c.from_month <= %(as_of)s
    ) i ON true
    WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL
      AND e.enterprise_id = %(enterprise)s
    GROUP BY f.worker_id, s.scheme
),
reckoned AS (
    SELECT worker_id, scheme, yuan_a_month,
           greatest(0, (extract(year FROM %(as_of)s::date) - extract(year FROM since)) * 12
                       + extract(month FROM %(as_of)s::date) - extract(month FROM since) + 1)::int
               AS months
    FROM owed
)
SELECT scheme, worker_id, sum(months)::int AS months, max(months)::int AS longest,
       round(sum(yuan_a_month * months), 2) AS yuan
FROM reckoned
GROUP BY GROUPING SETS ((scheme), (worker_id))
HAVING grouping(worker_id) = 1 OR worker_id = ANY (%(workers)s::int[])
ORDER BY scheme NULLS LAST, worker_id
