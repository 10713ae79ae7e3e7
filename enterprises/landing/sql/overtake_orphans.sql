-- A row with this key is in the table now: what waited under it is out of date.
DELETE FROM enterprises_orphan o
USING landing_row r JOIN landing_unit_map u ON u.ref = r.unit_ref AND u.id IS NOT NULL
{person} {mask}
WHERE o.feed = %(feed)s AND o.adopted_by_batch_id IS NULL AND o.key = {key}
