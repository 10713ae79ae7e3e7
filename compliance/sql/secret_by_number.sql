-- The digest of the secret of a number.
SELECT id, digest FROM secret_of_complaint(%(number)s)
