-- People who have worked here longer than the days of grace and are insured here, but not in every
-- scheme that applies to them. A set of schemes is one integer: bit n stands for scheme n.
WITH applicable AS (
    SELECT a.contract_kind, bit_or(1 << a.scheme) AS schemes
    FROM enterprises_schemeapplicability a
    GROUP BY a.contract_kind
),
employed AS (
    -- Several employments of one worker here: the union of their schemes.
    SELECT e.enterprise_id, e.worker_id, bit_or(a.schemes) AS schemes, max(e.batch_id) AS batch_id
    FROM enterprises_employment e
    JOIN applicable a ON a.contract_kind = e.contract_kind
    WHERE e.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR e.enterprise_id = ANY (%(chosen)s::int[]))
      AND e.hired_on < %(as_of)s - %(grace_days)s
      AND (e.left_on IS NULL OR e.left_on > %(as_of)s)
    GROUP BY e.enterprise_id, e.worker_id
),
insured AS (
    SELECT r.enterprise_id, r.worker_id, bit_or(1 << r.scheme) AS schemes
    FROM enterprises_insurancerecord r
    WHERE r.enterprise_id BETWEEN %(first)s AND %(last)s
      AND (%(chosen)s::int[] IS NULL OR r.enterprise_id = ANY (%(chosen)s::int[]))
      AND r.from_month <= %(as_of_month)s
      AND (r.to_month IS NULL OR r.to_month >= %(as_of_month)s)
    GROUP BY r.enterprise_id, r.worker_id
),
lacking AS MATERIALIZED (
    -- A full join is merged or hashed, never looped, however few rows the planner expects. Without
    -- a partner the schemes are NULL: who is insured in none is another rule's. In some is enough,
    -- applicable or not.
    SELECT e.enterprise_id, e.worker_id, e.batch_id, e.schemes & ~i.schemes AS schemes
    FROM employed e
    FULL JOIN insured i ON i.enterprise_id = e.enterprise_id AND i.worker_id = e.worker_id
    -- Only for speed: the rest has no scheme to be joined with below.
    WHERE coalesce(e.schemes & ~i.schemes, 0) <> 0
)
SELECT l.enterprise_id, l.worker_id, s.scheme, l.batch_id
FROM lacking l
JOIN (SELECT DISTINCT a.scheme FROM enterprises_schemeapplicability a) s
  ON l.schemes & (1 << s.scheme) <> 0
-- Folded away by the planner while the parameter is off.
WHERE (NOT %(leave_out_pension_age)s OR NOT EXISTS (
    SELECT FROM enterprises_worker w
    WHERE w.id = l.worker_id
      AND w.birth_month + make_interval(months => (
              SELECT a.age_months FROM organisation_pensionage a
              WHERE a.kind = 'worker' AND a.sex = w.sex AND a.born_from <= w.birth_month
              ORDER BY a.born_from DESC LIMIT 1
          )) < %(as_of_month)s
))
