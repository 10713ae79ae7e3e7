-- Running limits that served papers set the enterprise whose user asks.
SELECT "limit", started_on, due_on, provisional, case_number
FROM compliance_own_deadlines
ORDER BY due_on NULLS LAST, id
