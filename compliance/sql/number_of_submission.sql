-- The number that a form sent before was given.
SELECT number FROM complaint_of_submission(%(sent)s)
