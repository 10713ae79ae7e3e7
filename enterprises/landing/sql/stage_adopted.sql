-- A kept row has the names of the staged columns.
INSERT INTO landing_row
SELECT (jsonb_populate_record(
    NULL::landing_row, o.row || jsonb_build_object('line', o.line) || {refs} {scheme})).*
FROM landing_adopted o
