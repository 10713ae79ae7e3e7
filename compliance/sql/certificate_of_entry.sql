-- The paper everybody may read of a medal's entry; no row if there is none.
SELECT number, file, sha256, issued_at FROM certificate_of_entry(%(entry)s)
