-- Running deadlines in whose span the calendar changed since they were dated: a day of the span, or
-- the schedule of one of its years. The trace says which changes were known then.
SELECT d.id
FROM compliance_deadline d,
     LATERAL (
         SELECT coalesce((d.trace ->> 'last_day_change')::bigint, 0) AS day_change,
                coalesce((d.trace ->> 'last_year_change')::bigint, 0) AS year_change
     ) known
WHERE d.met_on IS NULL AND d.dropped_on IS NULL AND d.due_on IS NOT NULL
  AND (
      EXISTS (
          SELECT FROM organisation_calendardayevent e
          WHERE e.pgh_id > known.day_change AND e.day > d.started_on AND e.day <= d.due_on
      )
      OR EXISTS (
          SELECT FROM organisation_calendaryearevent e
          WHERE e.pgh_id > known.year_change
            AND e.year BETWEEN extract(year FROM d.started_on) AND extract(year FROM d.due_on)
      )
  )
