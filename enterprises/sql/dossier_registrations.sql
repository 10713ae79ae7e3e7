-- The enterprise's accounts with social insurance, newest first.
SELECT registered_on, cancelled_on
FROM enterprises_insuranceregistration_seen
WHERE enterprise_id = %(enterprise)s
ORDER BY registered_on DESC
