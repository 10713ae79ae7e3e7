-- Every current finding in natural keys, rule by rule.
SELECT f.rule, e.uscc, p.code AS provider_code, w.id AS worker_id, w.id_cipher,
       f.scheme, f.detail,
       CASE WHEN f.from_month > '0001-01-01' THEN to_char(f.from_month, 'YYYY-MM') END AS from_month,
       to_char(coalesce(f.to_month, CASE WHEN f.from_month > '0001-01-01' THEN f.from_month END),
               'YYYY-MM') AS to_month,
       trim_scale(f.amount)::text AS amount
FROM alerts_finding f
LEFT JOIN enterprises_enterprise e ON e.id = f.enterprise_id
LEFT JOIN enterprises_provider p ON p.id = f.provider_id
LEFT JOIN enterprises_worker w ON w.id = f.worker_id
WHERE f.gone_in_run IS NULL AND f.rule = ANY (%(rules)s)
ORDER BY f.rule, f.id
