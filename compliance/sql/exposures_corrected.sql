-- Exposures a delivery of contributions showed paid, where the deliveries now tell another day, no
-- day any more, or a month owed that is not paid in full: then without a day. What somebody marked
-- by a document stays as it is, and so does one of whose months no delivery tells any more.
SELECT e.id, CASE WHEN seen.paid THEN seen.paid_on END AS paid_on, seen.day_known
FROM compliance_exposure e
CROSS JOIN LATERAL (
    SELECT bool_and(c.paid >= c.due AND coalesce(c.paid_on <= %(on)s, true)) AS paid,
           greatest(max(coalesce(c.paid_on, %(on)s)), e.decided_on) AS paid_on,
           bool_and(c.paid_on IS NOT NULL) AS day_known
    FROM enterprises_contribution c
    WHERE c.enterprise_id = e.enterprise_id AND c.month BETWEEN e.owed_from_on AND e.owed_until_on
) seen
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.verb = 'pay') > count(*) FILTER (WHERE s.verb = 'retract_payment')
           AS by_machine
    FROM compliance_exposurestep s
    WHERE s.exposure_id = e.id AND s.taken_by_id IS NULL
) marked
WHERE e.contributions_paid_on IS NOT NULL AND e.owed_from_on IS NOT NULL AND marked.by_machine
  AND e.state IN ('proposed', 'accepted', 'published', 'expired')
  AND (NOT seen.paid OR seen.day_known <> e.paid_day_known
       OR seen.day_known AND seen.paid_on <> e.contributions_paid_on)
ORDER BY e.id
