-- Closes a self-check.
SELECT end_self_check(%(token)s, %(now)s)
