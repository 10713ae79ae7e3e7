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
insured AS (
    SELECT r.enterprise_id, r.worker_id, r.scheme, r.base, r.batch_id,
           lead(r.from_month) OVER (
               PARTITION BY r.enterprise_id, r.worker_id, r.scheme ORDER BY r.from_month
           ) AS superseded_in
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
      AND (r.to_month IS NULL OR r.to_month >= %(as_of_month)s)
)
SELECT i.enterprise_id, i.worker_id, i.scheme,
       %(as_of_month)s::date AS from_month,
       %(as_of_month)s::date AS to_month,
       p.wage - i.base AS amount,
       i.batch_id
FROM insured i
-- A full join is merged or hashed, never looped, however few rows the planner expects; the WHERE
-- leaves those that have a partner.
FULL JOIN paid p ON p.enterprise_id = i.enterprise_id AND p.worker_id = i.worker_id
-- Of several open records of a scheme, only the one begun last counts.
WHERE i.superseded_in IS NULL
  AND coalesce(p.schemes & (1 << i.scheme), 0) <> 0
  AND coalesce(i.base * 100 < p.wage * (100 - %(tolerance_percent)s), false)
  -- Folded away by the planner while the parameter is off.
  AND (NOT %(leave_out_pension_age)s OR NOT EXISTS (
      SELECT FROM enterprises_worker w
      WHERE w.id = i.worker_id
        AND w.birth_month + make_interval(months => (
                SELECT a.age_months FROM organisation_pensionage a
                WHERE a.kind = 'worker' AND a.sex = w.sex AND a.born_from <= w.birth_month
                ORDER BY a.born_from DESC LIMIT 1
            )) < %(as_of_month)s
  ))
