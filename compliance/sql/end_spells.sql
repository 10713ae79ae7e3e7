-- Spells of a ground that a new one replaces.
UPDATE compliance_regimespell
SET lifted_at = %(now)s, lifted_by_id = %(by)s, lifted_reason = %(reason)s
WHERE enterprise_id = ANY (%(chosen)s::int[]) AND ground = %(ground)s AND lifted_at IS NULL
  AND (regime, until_on, reason) IS DISTINCT FROM (%(regime)s, %(until)s::date, %(reason)s)
