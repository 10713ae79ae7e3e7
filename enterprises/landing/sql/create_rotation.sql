CREATE TEMP TABLE landing_rotation (old bytea, new bytea, old_text text, new_text text)
    ON COMMIT DROP
