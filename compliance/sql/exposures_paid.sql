-- Exposures whose months owed the deliveries of contributions show paid in full, and the day on
-- which the last of it came in. Where a month has no day of payment, the day asked stands for it.
SELECT e.id, greatest(max(coalesce(c.paid_on, %(on)s)), e.decided_on) AS paid_on,
       bool_and(c.paid_on IS NOT NULL) AS day_known
FROM compliance_exposure e
JOIN enterprises_contribution c ON c.enterprise_id = e.enterprise_id
                               AND c.month BETWEEN e.owed_from_on AND e.owed_until_on
WHERE e.contributions_paid_on IS NULL AND e.owed_from_on IS NOT NULL
  AND e.state IN ('proposed', 'accepted', 'published')
GROUP BY e.id, e.decided_on
HAVING bool_and(c.paid >= c.due AND coalesce(c.paid_on <= %(on)s, true))
ORDER BY e.id
