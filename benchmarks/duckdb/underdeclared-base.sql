-- The wage of the last hired, clipped, against the base of the record begun last in each scheme.
WITH wage AS (
    SELECT enterprise_id, worker_id,
           arg_max(greatest($floor, least($cap, monthly_wage)), hired_on)::DECIMAL(16, 2) AS yuan,
           arg_max(contract_kind, hired_on) AS contract_kind
    FROM employment
    WHERE hired_on <= $as_of AND (left_on IS NULL OR left_on > $as_of) AND monthly_wage > 0
    GROUP BY ALL
),
declared AS (
    SELECT enterprise_id, worker_id, scheme, arg_max(base, from_month) AS yuan
    FROM insurance
    WHERE from_month <= $as_of_month AND (to_month IS NULL OR to_month >= $as_of_month)
    GROUP BY ALL
)
SELECT enterprise_id, worker_id, d.scheme, $as_of_month::DATE AS from_month,
       $as_of_month::DATE AS to_month, w.yuan - d.yuan AS amount
FROM wage w
JOIN declared d USING (enterprise_id, worker_id)
SEMI JOIN applies a ON a.contract_kind = w.contract_kind AND a.scheme = d.scheme
WHERE d.yuan < w.yuan * 0.95
