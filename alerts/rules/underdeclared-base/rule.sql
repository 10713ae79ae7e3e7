-- People whose contribution base in the as-of month is below their wage, within floor and cap of
-- the year, by more than the tolerance.
WITH bounds AS (
    -- The year's figures where they are known, else the rule's own.
    SELECT coalesce(max(l.floor_yuan), %(floor)s) AS floor_yuan,
           coalesce(max(l.cap_yuan), %(cap)s) AS cap_yuan
    FROM organisation_contributionlimit l
    WHERE l.year = extract(year FROM %(as_of_month)s::date)
),
applicable AS (
    -- A set of schemes is one integer: bit n stands for scheme n.
    SELECT a.contract_kind, bit_or(1 << a.scheme) AS schemes
    FROM enterprises_schemeapplicability a
    GROUP BY a.contract_kind
),
paid AS (
    -- Of several employments with a wage the one hired last, even if no scheme applies to it.
    SELECT DISTINCT ON (e.enterprise_id, e.worker_id)
           e.enterprise_id, e.worker_id, a.schemes,
           greatest(b.floor_yuan, least(b.cap_yuan, e.monthly_wage)) AS wage
    FROM enterprises_employment e
    CROSS JOIN bounds b
    LEFT JOIN applicable a ON a.contract_kind = e.contract_kind
    WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
      AND e.hired_on <= %(as_of)s
      AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
      AND e.monthly_wage > 0
    ORDER BY e.enterprise_id, e.worker_id, e.hired_on DESC
),
low AS (
    SELECT p.enterprise_id, p.worker_id, r.scheme, r.from_month, r.batch_id,
           p.wage - r.base AS amount
    FROM paid p
    JOIN enterprises_insurancerecord r
      ON r.enterprise_id = p.enterprise_id AND r.worker_id = p.worker_id
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
      AND (r.to_month IS NULL OR r.to_month >= %(as_of_month)s)
      AND p.schemes & (1 << r.scheme) <> 0
      AND r.base * 100 < p.wage * (100 - %(tolerance_percent)s)
)
SELECT w.enterprise_id, w.worker_id, w.scheme,
       %(as_of_month)s::date AS from_month,
       %(as_of_month)s::date AS to_month,
       w.amount, w.batch_id
FROM low w
-- Of several records of a scheme, only the one begun last counts.
WHERE NOT EXISTS (
      SELECT FROM enterprises_insurancerecord r
      WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
        AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
        AND r.enterprise_id = w.enterprise_id
        AND r.worker_id = w.worker_id
        AND r.scheme = w.scheme
        AND r.from_month > w.from_month
        AND r.from_month <= %(as_of_month)s
        AND (r.to_month IS NULL OR r.to_month >= %(as_of_month)s)
  )
  -- Folded away by the planner while the parameter is off.
  AND (NOT %(leave_out_pension_age)s OR NOT EXISTS (
      SELECT FROM enterprises_worker p
      WHERE p.id = w.worker_id
        AND p.birth_month + make_interval(months => (
                SELECT a.age_months FROM organisation_pensionage a
                WHERE a.kind = 'worker' AND a.sex = p.sex AND a.born_from <= p.birth_month
                ORDER BY a.born_from DESC LIMIT 1
            )) < %(as_of_month)s
  ))
