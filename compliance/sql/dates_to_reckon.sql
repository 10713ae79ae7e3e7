-- Whatever waits for a day that the calendar gave, and in whose span the calendar changed since: a
-- day of the span, or the schedule of one of its years. The trace says which changes were known
-- then, and how the day was reckoned. `is_told`: the day stands in a paper that its reader holds.
WITH waiting AS (
    SELECT 'case' AS kind, d.id, d."limit" AS code, coalesce(c.number, 'P-' || c.id) AS matter,
           ARRAY[c.id::text] AS place, false AS is_told, d.due_on, d.provisional,
           -- A pause or an extension is in its column.
           d.trace || jsonb_build_object(
               'start', d.started_on, 'length', d.days, 'unit', d.unit, 'day_type', d.day_type,
               'extended', d.extended_days, 'pauses', d.pauses
           ) AS trace
    FROM compliance_deadline d
    LEFT JOIN compliance_case c ON c.id = d.case_id
    WHERE d.met_on IS NULL AND d.dropped_on IS NULL
    UNION ALL
    SELECT 'complaint', id, 'complaint_acceptance', number, ARRAY[id::text], false,
           acceptance_due_on, acceptance_provisional, acceptance_trace
    FROM compliance_complaint WHERE state = 'received'
    UNION ALL
    SELECT 'watchlist', id, 'watchlist_statement', number, ARRAY[id::text], true,
           statement_due_on, statement_provisional, statement_trace
    FROM compliance_watchlistentry WHERE state = 'noticed'
    UNION ALL
    SELECT 'exposure', id, 'exposure_withdrawal', decision_no, ARRAY[id::text], false,
           withdraw_due_on, withdraw_provisional, withdraw_trace
    FROM compliance_exposure WHERE state = 'published' AND reversed_on IS NOT NULL
    UNION ALL
    SELECT 'exposure_objection', o.id, 'exposure_objection', e.decision_no, ARRAY[e.id::text],
           false, o.due_on, o.provisional, o.trace
    FROM compliance_exposureobjection o
    JOIN compliance_exposure e ON e.id = o.exposure_id
    WHERE o.decided_at IS NULL
    UNION ALL
    SELECT 'cycle', id, 'grade_objection', code, ARRAY[code], true,
           objections_until_on, (objections_trace ->> 'provisional')::boolean, objections_trace
    FROM compliance_appraisal WHERE state = 'notified'
    UNION ALL
    SELECT 'grade_objection', o.id, 'grade_objection_decision', e.name,
           ARRAY[a.code, o.grade_id::text], false, o.due_on, o.provisional, o.trace
    FROM compliance_gradeobjection o
    JOIN compliance_grade g ON g.id = o.grade_id
    JOIN compliance_appraisal a ON a.id = g.appraisal_id
    JOIN enterprises_enterprise e ON e.id = o.enterprise_id
    WHERE o.decided_at IS NULL
)
SELECT w.*
FROM waiting w,
     LATERAL (
         SELECT (w.trace ->> 'start')::date AS started_on,
                coalesce((w.trace ->> 'last_day_change')::bigint, 0) AS day_change,
                coalesce((w.trace ->> 'last_year_change')::bigint, 0) AS year_change
     ) known
WHERE w.due_on IS NOT NULL
  AND (
      EXISTS (
          SELECT FROM organisation_calendardayevent e
          WHERE e.pgh_id > known.day_change AND e.day > known.started_on AND e.day <= w.due_on
      )
      OR EXISTS (
          SELECT FROM organisation_calendaryearevent e
          WHERE e.pgh_id > known.year_change
            AND e.year BETWEEN extract(year FROM known.started_on) AND extract(year FROM w.due_on)
      )
  )
ORDER BY w.due_on, w.kind, w.id
