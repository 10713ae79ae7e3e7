-- The comparable group of a list: decisions with arrears that took effect in its quarter, of the same
-- order of size (a sum with as many digits as one on the list), never published, whose payment can be
-- seen: by the deliveries of contributions for the months owed, or by the case. One row each, with
-- the day it was paid, empty where it was not.
WITH decision AS (
    SELECT d.source, d.step_id, d.penalty_no, min(d.case_id) AS case_id,
           min(d.enterprise_id) AS enterprise_id, min(d.decided_on) AS decided_on,
           array_agg(d.type) AS types,
           sum(d.yuan) FILTER (WHERE d.type IN ('L6', 'L7', 'V1', 'V2')) AS yuan
    FROM compliance_decided d
    WHERE d.effective_on >= %(quarter)s
      AND d.effective_on < (%(quarter)s::date + interval '3 months')
    GROUP BY d.source, d.step_id, d.penalty_no
),
sizes AS (
    SELECT DISTINCT length(trunc(wages_yuan + contributions_yuan)::text) AS digits
    FROM compliance_exposure
    WHERE exposure_list_id = %(list)s AND wages_yuan + contributions_yuan > 0
),
owed AS (
    SELECT d.*, bool_and(c.paid >= c.due) AS paid,
           count(c.*) > 0 AS seen,
           greatest(max(coalesce(c.paid_on, d.decided_on)), d.decided_on) AS paid_on
    FROM decision d
    LEFT JOIN enterprises_contribution c
           ON c.enterprise_id = d.enterprise_id AND c.month <= d.decided_on
          AND d.types && ARRAY['V2', 'L7']::varchar[] AND NOT d.types && ARRAY['V1']::varchar[]
          AND c.due > CASE WHEN c.paid_on > d.decided_on THEN 0
                           WHEN c.paid_on IS NULL AND c.paid >= c.due THEN c.due
                           ELSE c.paid END
    WHERE d.yuan > 0 AND length(trunc(d.yuan)::text) IN (SELECT digits FROM sizes)
      AND NOT EXISTS (
          SELECT FROM compliance_exposure e
          WHERE e.exposure_list_id IS NOT NULL
            AND (e.decision_step_id = d.step_id OR e.penalty_no <> '' AND e.penalty_no = d.penalty_no)
      )
    GROUP BY d.source, d.step_id, d.penalty_no, d.case_id, d.enterprise_id, d.decided_on, d.types,
             d.yuan
),
complied AS (
    SELECT s.case_id, min((s.taken_at AT TIME ZONE 'Asia/Shanghai')::date) AS paid_on
    FROM compliance_step s
    JOIN owed o ON o.case_id = s.case_id AND s.id > o.step_id
    WHERE s.verb IN ('record_compliance', 'record_enforcement')
    GROUP BY s.case_id
)
SELECT o.source, o.step_id, o.penalty_no,
       CASE WHEN o.seen THEN CASE WHEN o.paid THEN o.paid_on END ELSE c.paid_on END AS paid_on
FROM owed o LEFT JOIN complied c ON c.case_id = o.case_id
WHERE o.seen OR o.case_id IS NOT NULL
ORDER BY o.decided_on, o.step_id, o.penalty_no
