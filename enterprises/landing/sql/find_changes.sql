-- What is new or differs from what is known; all else is repeated and nothing is written for it.
-- `claimed`: known, but only because another feed named it first.
CREATE TEMP TABLE landing_change ON COMMIT DROP AS
SELECT s.*, t.{first_key} IS NOT NULL AS known,
       t.{first_key} IS NOT NULL AND {claimed} AS claimed
FROM ({resolved}) s LEFT JOIN {relation} t ON {same_key}
WHERE t.{first_key} IS NULL OR ({differs} {defended})
