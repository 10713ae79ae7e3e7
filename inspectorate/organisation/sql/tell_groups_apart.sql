-- Of groups made here under one name all but the first are told apart by their code.
UPDATE organisation_gridgroup g SET name = left(g.name, 200) || ' ' || g.code
WHERE g.batch_id IS NULL
  AND EXISTS (
      SELECT FROM organisation_gridgroup o
      WHERE o.batch_id IS NULL AND o.name = g.name AND o.code < g.code
  )
