-- The findings of an alert, latest month first, with the facts that belong to each: the month's
-- contribution and tax filing of the enterprise, or the provider's claim that `detail` names.
WITH page AS MATERIALIZED (
    SELECT f.*
    FROM alerts_finding_seen f
    WHERE f.alert_id = %(alert)s AND f.gone_in_run IS NULL
      AND (%(after)s = 0 OR f.id < %(after)s)
    ORDER BY f.id DESC
    LIMIT %(most)s
)
SELECT p.id, p.worker_id, p.scheme, p.from_month, p.to_month, p.detail, p.amount,
       w.name, w.id_cipher,
       c.due, c.paid, c.paid_on,
       t.headcount, t.wages_paid,
       e.name AS enterprise_name, e.uscc,
       m.claim_no, m.admitted_on, m.discharged_on, m.item_code, m.kind AS claim_kind
FROM page p
LEFT JOIN enterprises_worker_seen w ON w.id = p.worker_id
LEFT JOIN enterprises_enterprise e ON e.id = p.enterprise_id
LEFT JOIN enterprises_contribution_seen c
  ON c.enterprise_id = p.enterprise_id AND c.month = p.from_month AND c.scheme = p.scheme
LEFT JOIN enterprises_taxfiling_seen t
  ON t.enterprise_id = p.enterprise_id AND t.month = p.from_month
LEFT JOIN enterprises_medicalclaim_seen m
  ON m.claim_no = p.detail AND m.provider_id = p.provider_id
ORDER BY p.id DESC
