-- The newest answers of a written review, and what in them does not fit the records. A difference
-- counts from so many persons and so many per cent on, as in the comparison of head counts. Only
-- rows that change are written. An answer that was withdrawn makes its enterprise a silent one.
WITH answer AS (
    SELECT r.id, w.answered_on, w.headcount, w.contracts_signed, w.insured_headcount, w.wages_owed,
           w.internal_rules,
           CASE WHEN w.enterprise_id IS NOT NULL THEN
               (SELECT count(DISTINCT f.worker_id)::int
                FROM enterprises_insurancerecord f
                WHERE f.enterprise_id = r.enterprise_id
                  AND f.from_month <= date_trunc('month', w.answered_on)::date
                  AND (f.to_month IS NULL OR f.to_month >= date_trunc('month', w.answered_on)::date))
           END AS insured_recorded
    FROM compliance_reviewreply r
    LEFT JOIN enterprises_writtenreview w
        ON w.enterprise_id = r.enterprise_id AND w.year = %(year)s
    WHERE r.campaign_id = %(campaign)s
), judged AS (
    SELECT a.id, a.answered_on, a.headcount, a.contracts_signed, a.insured_headcount, a.wages_owed,
           a.insured_recorded,
           array_remove(ARRAY[
               CASE WHEN a.headcount - a.insured_recorded >= %(min_difference)s
                     AND (a.headcount - a.insured_recorded) * 100
                         >= a.headcount * %(min_percent)s::numeric THEN 'uninsured' END,
               CASE WHEN a.insured_headcount - a.insured_recorded >= %(min_difference)s
                     AND (a.insured_headcount - a.insured_recorded) * 100
                         >= a.insured_headcount * %(min_percent)s::numeric THEN 'overstated' END,
               CASE WHEN a.contracts_signed < a.headcount THEN 'no_contract' END,
               CASE WHEN a.wages_owed > 0 THEN 'wages_owed' END,
               CASE WHEN a.internal_rules = 'no' THEN 'no_rules' END
           ], NULL)::varchar(12)[] AS misfits
    FROM answer a
)
UPDATE compliance_reviewreply r
SET answered_on = j.answered_on, headcount = j.headcount, contracts_signed = j.contracts_signed,
    insured_headcount = j.insured_headcount, insured_recorded = j.insured_recorded,
    wages_owed = j.wages_owed, misfits = j.misfits
FROM judged j
WHERE j.id = r.id
  AND (r.answered_on, r.headcount, r.contracts_signed, r.insured_headcount, r.insured_recorded,
       r.wages_owed, r.misfits)
      IS DISTINCT FROM
      (j.answered_on, j.headcount, j.contracts_signed, j.insured_headcount, j.insured_recorded,
       j.wages_owed, j.misfits)
