-- The fund that paid, for violations of older cases: of claims the medical fund, of benefits the
-- fund of the benefit; maternity is paid with medical.
UPDATE compliance_violation v
SET fund = f.fund
FROM (
    SELECT c.case_id, a.violation_type,
           CASE WHEN bool_or(f.provider_id <> 0 OR f.scheme IN (2, 5)) THEN 2
                ELSE min(nullif(f.scheme, 0)) END AS fund
    FROM compliance_casealert c
    JOIN alerts_alert a ON a.id = c.alert_id
    JOIN alerts_finding f ON f.alert_id = a.id
    WHERE c.released_on IS NULL AND a.violation_type IN ('V3', 'V4')
    GROUP BY c.case_id, a.violation_type
) f
WHERE v.case_id = f.case_id AND v.type = f.violation_type AND v.fund IS NULL
