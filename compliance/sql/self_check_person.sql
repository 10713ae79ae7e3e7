-- How the person of an open self-check is called and reached: the name that was entered with the
-- number, and the phone the code was sent to.
SELECT name, phone FROM self_check_person(%(token)s, %(now)s)
