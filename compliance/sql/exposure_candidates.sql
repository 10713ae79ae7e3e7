-- Decisions made by a day that meet a criterion and are not proposed yet, one row each: the criteria in force on
-- the day of the decision that one of its violations meets, all its violations, and the months past
-- their due day that the deliveries of contributions show unpaid on that day.
WITH met AS (
    SELECT d.source, d.step_id, d.penalty_no,
           jsonb_agg(jsonb_build_object(
               'criterion', c.code, 'from_on', c.from_on, 'type', d.type,
               'yuan', d.yuan::text, 'workers', d.workers
           ) ORDER BY c."order", c.code, d.violation_id) AS grounds,
           max(c.term_months) AS term_months,
           (array_agg(c.regime ORDER BY c.regime_months DESC, c.code))[1] AS regime,
           max(c.regime_months) AS regime_months
    FROM compliance_decided d
    CROSS JOIN LATERAL (
        SELECT DISTINCT ON (code) * FROM compliance_exposurecriterion
        WHERE from_on <= d.decided_on ORDER BY code, from_on DESC
    ) c
    WHERE d.decided_on <= %(on)s
      AND (c.until_on IS NULL OR c.until_on > d.decided_on)
      AND d.type = ANY (c.violation_types)
      AND (c.min_yuan IS NULL OR d.yuan >= c.min_yuan)
      AND (c.min_workers IS NULL OR d.workers >= c.min_workers)
      AND (d.refused OR NOT c.refused)
    GROUP BY d.source, d.step_id, d.penalty_no
),
fresh AS (
    SELECT m.* FROM met m
    WHERE NOT EXISTS (SELECT FROM compliance_exposure e WHERE e.decision_step_id = m.step_id)
      AND NOT EXISTS (SELECT FROM compliance_exposure e
                      WHERE m.penalty_no <> '' AND e.penalty_no = m.penalty_no)
      -- A decision that a delivery brought before its case was served is proposed already.
      AND NOT EXISTS (SELECT FROM compliance_decided d
                      JOIN compliance_exposure e ON e.penalty_no = d.decision_no
                                                AND e.enterprise_id = d.enterprise_id
                      WHERE d.step_id = m.step_id)
),
whole AS (
    SELECT d.source, d.step_id, d.penalty_no, min(d.case_id) AS case_id,
           min(d.enterprise_id) AS enterprise_id, min(d.decided_on) AS decided_on,
           min(d.effective_on) AS effective_on, min(d.decision_kind) AS decision_kind,
           min(d.decision_no) AS decision_no, min(d.articles) AS articles,
           min(d.fine_yuan) AS fine_yuan, coalesce(max(d.workers), 0) AS workers_count,
           array_agg(DISTINCT d.type ORDER BY d.type) AS types,
           jsonb_agg(jsonb_build_object('type', d.type, 'yuan', d.yuan::text, 'workers', d.workers)
                     ORDER BY d.violation_id) AS violations,
           coalesce(sum(d.yuan) FILTER (WHERE d.type = 'L6'), 0) AS wages_yuan,
           coalesce(sum(d.yuan) FILTER (WHERE d.type IN ('V1', 'V2', 'L7')), 0)
               AS contributions_yuan
    FROM compliance_decided d
    GROUP BY d.source, d.step_id, d.penalty_no
)
SELECT w.*, f.grounds, f.term_months, f.regime, f.regime_months,
       e.name, e.uscc, e.address, e.legal_representative, e.grid_group_id, e.district_code,
       owed.from_on AS owed_from_on, owed.until_on AS owed_until_on,
       coalesce(owed.yuan, 0) AS owed_yuan
FROM fresh f
JOIN whole w ON w.source = f.source AND w.step_id IS NOT DISTINCT FROM f.step_id
            AND w.penalty_no = f.penalty_no
JOIN enterprises_enterprise e ON e.id = w.enterprise_id
-- Only what the deliveries call due can be seen paid: unregistered workers are in none of them.
LEFT JOIN LATERAL (
    SELECT min(c.month) AS from_on, max(c.month) AS until_on,
           sum(c.due - CASE WHEN c.paid_on > w.decided_on THEN 0 ELSE c.paid END) AS yuan
    FROM enterprises_contribution c
    WHERE c.enterprise_id = w.enterprise_id
      AND (c.month + interval '1 month')::date + %(due_day)s - 1 < w.decided_on
      AND c.due > CASE WHEN c.paid_on > w.decided_on THEN 0 ELSE c.paid END
      AND w.types && ARRAY['V2', 'L7']::varchar[] AND NOT w.types && ARRAY['V1']::varchar[]
) owed ON true
ORDER BY w.effective_on, w.decision_no
