-- Exposures whose decision stands no more: the case was opened again or withdrawn, the delivered row
-- was taken back. Those waiting lapse; published ones are to be withdrawn.
SELECT e.id, e.state
FROM compliance_exposure e
WHERE e.state IN ('proposed', 'accepted', 'left_out', 'published') AND e.reversed_on IS NULL
  AND NOT EXISTS (
      SELECT FROM compliance_decided d
      WHERE d.step_id = e.decision_step_id
         OR e.penalty_no <> '' AND d.decision_no = e.penalty_no AND d.enterprise_id = e.enterprise_id
  )
ORDER BY e.id
