-- The comparable group of a list (docs/figures.md, "The effect of a list beside a comparable group"):
-- decisions that took effect in its quarter, with arrears of the same order of size (as many digits
-- as an entry that stands), never published, of enterprises that are not on it, whose payment can be
-- seen: by the deliveries of contributions for the months owed, or by the case. One row each, with
-- the day it was paid, empty where it was not.
WITH decision AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY d.step_id, d.penalty_no) AS n,
           d.source, d.step_id, d.penalty_no, min(d.case_id) AS case_id,
           min(d.enterprise_id) AS enterprise_id, min(d.decided_on) AS decided_on,
           array_agg(d.type) AS types,
           coalesce(sum(d.yuan) FILTER (WHERE d.type = 'L6'), 0) AS wages,
           coalesce(sum(d.yuan) FILTER (WHERE d.type IN ('L7', 'V1', 'V2')), 0) AS contributions
    FROM compliance_decided d
    WHERE d.effective_on >= %(quarter)s
      AND d.effective_on < (%(quarter)s::date + interval '3 months')
    GROUP BY d.source, d.step_id, d.penalty_no
),
sizes AS (
    SELECT DISTINCT length(trunc(wages_yuan + contributions_yuan)::text) AS digits
    FROM compliance_exposure
    WHERE exposure_list_id = %(list)s AND wages_yuan + contributions_yuan > 0
      AND state <> 'withdrawn'
),
-- Only what the deliveries call due can be seen paid: unregistered workers are in none of them. A
-- month is owed from the day after its due day.
owed AS (
    SELECT d.n, sum(c.due - c.paid_then) AS yuan, bool_and(c.paid >= c.due) AS paid,
           max(c.paid_on) AS paid_on
    FROM decision d
    JOIN LATERAL (
        SELECT c.due, c.paid, c.paid_on,
               CASE WHEN c.paid_on > d.decided_on THEN 0 ELSE c.paid END AS paid_then
        FROM enterprises_contribution c
        WHERE c.enterprise_id = d.enterprise_id
          AND (c.month + interval '1 month')::date + %(due_day)s - 1 < d.decided_on
    ) c ON c.paid_then < c.due
    WHERE d.types && ARRAY['V2', 'L7']::varchar[] AND NOT d.types && ARRAY['V1']::varchar[]
    GROUP BY d.n
),
chosen AS (
    SELECT d.*, o.paid, o.paid_on, o.n IS NOT NULL
           AND NOT d.types && ARRAY['L6']::varchar[] AS by_deliveries
    FROM decision d
    LEFT JOIN owed o ON o.n = d.n
    CROSS JOIN LATERAL (
        SELECT d.wages + coalesce(nullif(d.contributions, 0), o.yuan, 0) AS yuan
    ) arrears
    WHERE arrears.yuan > 0 AND length(trunc(arrears.yuan)::text) IN (SELECT digits FROM sizes)
      AND NOT EXISTS (SELECT FROM compliance_exposure e
                      WHERE e.exposure_list_id = %(list)s AND e.enterprise_id = d.enterprise_id)
      AND NOT EXISTS (SELECT FROM compliance_exposure e
                      WHERE e.exposure_list_id IS NOT NULL AND e.decision_step_id = d.step_id)
      AND NOT EXISTS (SELECT FROM compliance_exposure e
                      WHERE e.exposure_list_id IS NOT NULL AND e.penalty_no <> ''
                        AND e.penalty_no = d.penalty_no)
      -- A delivery may have brought it, and it been published, before its case was served.
      AND NOT EXISTS (SELECT FROM compliance_exposure e
                      JOIN compliance_document p ON p.number = e.penalty_no
                      WHERE e.exposure_list_id IS NOT NULL
                        AND e.enterprise_id = d.enterprise_id AND p.case_id = d.case_id
                        AND p.kind IN ('penalty_decision', 'handling_decision'))
),
complied AS (
    SELECT s.case_id, min(coalesce((s.facts ->> 'paid_on')::date, (s.facts ->> 'enforced_on')::date,
                                   (s.taken_at AT TIME ZONE 'Asia/Shanghai')::date)) AS paid_on
    FROM compliance_step s
    JOIN chosen o ON o.case_id = s.case_id AND s.id > o.step_id
    WHERE s.verb IN ('record_compliance', 'record_enforcement')
    GROUP BY s.case_id
)
SELECT o.source, o.step_id, o.penalty_no,
       CASE WHEN NOT o.by_deliveries THEN c.paid_on WHEN o.paid THEN o.paid_on END AS paid_on
FROM chosen o LEFT JOIN complied c ON c.case_id = o.case_id
WHERE o.by_deliveries OR o.case_id IS NOT NULL
ORDER BY o.decided_on, o.step_id, o.penalty_no
