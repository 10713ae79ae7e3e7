-- Where the person of an open self-check is insured.
SELECT * FROM self_check_insurance(%(token)s, %(now)s)
