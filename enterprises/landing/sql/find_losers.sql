-- Rows overtaken within the file: the last of a key counts. Only suspects are looked at.
CREATE TEMP TABLE landing_loser ON COMMIT DROP AS
WITH rival AS (
    SELECT r.ctid AS place, r.line, {scheme} AS scheme,
           ROW ({key})::text AS key, ROW ({content})::text AS content
    FROM landing_row r {person} {unit} {mask}
    WHERE r.key_hash IN (SELECT key_hash FROM landing_suspect)
),
ranked AS (
    SELECT place, line, scheme,
           content = first_value(content) OVER of_key AS same,
           row_number() OVER of_key AS nth
    FROM rival
    WINDOW of_key AS (PARTITION BY key ORDER BY line DESC, place DESC)
)
SELECT place, line, scheme, same FROM ranked WHERE nth > 1
