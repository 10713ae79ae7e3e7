UPDATE compliance_grade
SET state = 'notified'
WHERE appraisal_id = %(appraisal)s AND enterprise_id BETWEEN %(first)s AND %(last)s
  AND state = 'confirmed'
