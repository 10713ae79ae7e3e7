-- How the person of an open self-check is called: the name that was entered with the number.
SELECT name FROM self_check_name(%(token)s, %(now)s)
