-- Gone with the transaction, whatever ends it.
CREATE TEMP TABLE landing_row (line bigint, key_hash bigint, {columns}) ON COMMIT DROP;
CREATE TEMP TABLE landing_person (
    ref bigint, id_cipher bytea, id_kind text, name text, birth_month date, sex text
) ON COMMIT DROP;
CREATE TEMP TABLE landing_unit (ref bigint, code text) ON COMMIT DROP;
CREATE TEMP TABLE landing_claim ({key}) ON COMMIT DROP;
CREATE TEMP TABLE landing_suspect (key_hash bigint) ON COMMIT DROP;
CREATE TEMP TABLE landing_person_map (ref bigint, worker_id integer, nameless boolean)
    ON COMMIT DROP;
CREATE TEMP TABLE landing_unit_map (ref bigint, code text, id integer) ON COMMIT DROP;
CREATE TEMP TABLE landing_mask (mask smallint, scheme smallint) ON COMMIT DROP;
INSERT INTO landing_mask
SELECT mask, scheme
FROM generate_series(2, 62, 2) mask, generate_series(1, 5) scheme
WHERE mask & (1 << scheme) <> 0;
