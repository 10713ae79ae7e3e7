-- Tries a code.
SELECT confirm_self_check(%(token)s, %(code)s, %(now)s) AS fits
