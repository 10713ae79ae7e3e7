-- The papers addressed to whoever follows this complaint.
SELECT id, kind, number, file FROM papers_of_complaint(%(about)s)
