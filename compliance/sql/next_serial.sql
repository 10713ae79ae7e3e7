-- The next number of a series, its row locked until the transaction ends: so no gap and no double.
INSERT INTO compliance_serial AS s (series, year, last) VALUES (%(series)s, %(year)s, 1)
ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1
RETURNING last
