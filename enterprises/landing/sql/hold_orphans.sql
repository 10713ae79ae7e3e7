-- In a later delivery the same key replaces the row that waits.
INSERT INTO enterprises_orphan (feed, missing, missing_code, key, line, row, batch_id)
SELECT %(feed)s, %(missing)s, u.code, {key}, r.line, {row}, %(batch)s
FROM landing_row r JOIN landing_unit_map u ON u.ref = r.unit_ref AND u.id IS NULL
{person} {mask}
ON CONFLICT (feed, key) WHERE adopted_by_batch_id IS NULL
DO UPDATE SET missing_code = excluded.missing_code, line = excluded.line, row = excluded.row,
    batch_id = excluded.batch_id
