-- Yuan at stake of people in no (or not every) scheme: owed from the month of hire, or from the
-- month after their last cover there, at the wage within floor and cap, for the schemes that apply.
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
    SELECT f.alert_id, f.worker_id, s.scheme,
           greatest(date_trunc('month', min(e.hired_on)::timestamp)::date,
                    max(i.covered_to + interval '1 month')::date) AS since,
           -- Without a known wage the floor: greatest and least would pass over it to the cap.
           greatest(%(floor)s, least(%(cap)s, coalesce(max(e.monthly_wage), 0)))
               * max(r.rate) AS yuan_a_month
    FROM alerts_alert a
    JOIN alerts_finding f ON f.alert_id = a.id AND f.gone_in_run IS NULL
    JOIN enterprises_employment e
      ON e.enterprise_id = f.enterprise_id AND e.worker_id = f.worker_id
     AND e.hired_on <= %(as_of)s AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
    JOIN enterprises_schemeapplicability s
      ON s.contract_kind = e.contract_kind AND f.scheme IN (0, s.scheme)
    JOIN rate r ON r.scheme = s.scheme
    LEFT JOIN LATERAL (
        SELECT max(coalesce(c.to_month, %(as_of)s)) AS covered_to
        FROM enterprises_insurancerecord c
        WHERE c.enterprise_id = f.enterprise_id AND c.worker_id = f.worker_id
          AND c.scheme = s.scheme AND c.from_month <= %(as_of)s
    ) i ON true
    WHERE a.rule = %(rule)s AND a.changed_in_run = %(run)s
    GROUP BY f.alert_id, f.worker_id, s.scheme
),
stake AS (
    SELECT alert_id, min(since) AS since,
           round(sum(yuan_a_month * greatest(0,
               (extract(year FROM %(as_of)s::date) - extract(year FROM since)) * 12
               + extract(month FROM %(as_of)s::date) - extract(month FROM since) + 1)), 2) AS yuan
    FROM owed
    GROUP BY alert_id
)
UPDATE alerts_alert a
SET at_stake_yuan = s.yuan, first_month = s.since
FROM stake s
WHERE a.id = s.alert_id
