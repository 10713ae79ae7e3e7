-- Until when a self-check is open.
SELECT open_until FROM open_self_check(%(token)s, %(now)s)
