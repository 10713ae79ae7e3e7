-- Known, dated in the period, of the area, and not among the rows delivered now, be they rejected.
CREATE TEMP TABLE landing_gone ON COMMIT DROP AS
SELECT t.*
FROM {relation} t
WHERE {dated} BETWEEN %(first)s AND %(last)s {area} {defended}
  AND NOT EXISTS (SELECT FROM ({resolved}) s WHERE {same_key})
  AND NOT EXISTS (SELECT FROM landing_claim c {claimant} WHERE {same_claim})
