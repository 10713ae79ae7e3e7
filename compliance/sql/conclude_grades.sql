UPDATE compliance_grade
SET state = 'final', final_grade = decided_grade
WHERE appraisal_id = %(appraisal)s AND enterprise_id BETWEEN %(first)s AND %(last)s
  AND state = 'notified'
