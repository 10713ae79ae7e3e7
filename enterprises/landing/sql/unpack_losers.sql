-- A staged row stands for several schemes: only those that lost are taken out of it.
UPDATE landing_row r SET scheme = r.scheme & ~l.mask
FROM (
    SELECT place, bit_or(1 << scheme)::smallint AS mask FROM landing_loser GROUP BY place
) l
WHERE r.ctid = l.place
