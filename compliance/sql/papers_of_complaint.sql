-- The papers addressed to whoever follows this complaint, replacements after what they replace.
SELECT id, kind, number, file, first_id, in_force FROM papers_of_complaint(%(about)s) ORDER BY id
