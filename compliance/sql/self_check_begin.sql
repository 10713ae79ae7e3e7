-- Asks for a self-check; its id.
SELECT begin_self_check(%(token)s, %(number)s, %(called)s, %(language)s, %(now)s) AS id
