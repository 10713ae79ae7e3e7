-- Identities that an older key encrypted, to be sealed anew.
SELECT id, name, phone, number, address, wishes FROM complainants_of_older_keys(%(newest)s, %(most)s)
