-- Takes away what the snapshot in hand counts anew: the stocks of its month, the flows of the months
-- since, their years, and lists and cycles whole.
DELETE FROM compliance_figurevalue
WHERE code = ANY (%(codes)s)
  AND (period_kind = 'month' AND period_on BETWEEN
           CASE WHEN code = ANY (%(flows)s) THEN %(since)s::date ELSE %(month)s::date END
           AND %(month)s
       OR period_kind = 'year' AND period_on BETWEEN %(since)s AND %(month)s
       OR period_kind IN ('cycle', 'list'))
