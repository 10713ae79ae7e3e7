-- Where the person of an open self-check is registered.
SELECT * FROM self_check_employments(%(token)s, %(now)s)
