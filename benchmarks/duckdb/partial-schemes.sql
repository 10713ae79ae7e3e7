-- Insured there in some scheme, but not in one that applies; schemes as bits.
WITH kind AS (
    SELECT contract_kind, bit_or(1 << scheme) AS schemes FROM applies GROUP BY contract_kind
),
employed AS (
    SELECT e.enterprise_id, e.worker_id, bit_or(k.schemes) AS schemes
    FROM employment e JOIN kind k USING (contract_kind)
    WHERE e.hired_on < $as_of::DATE - 30 AND (e.left_on IS NULL OR e.left_on > $as_of)
    GROUP BY ALL
),
insured AS (
    SELECT enterprise_id, worker_id, bit_or(1 << scheme) AS schemes
    FROM insurance
    WHERE from_month <= $as_of_month AND (to_month IS NULL OR to_month >= $as_of_month)
    GROUP BY ALL
)
SELECT e.enterprise_id, e.worker_id, s.scheme
FROM employed e
JOIN insured i USING (enterprise_id, worker_id)
JOIN (SELECT DISTINCT scheme FROM applies) s ON (e.schemes & ~i.schemes & (1 << s.scheme)) <> 0
WHERE (e.schemes & ~i.schemes) <> 0
