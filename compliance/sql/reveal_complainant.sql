-- Who complained, for whoever has just said in the access log what for.
SELECT name, phone, id, address, wishes FROM reveal_complainant(%(about)s, %(entry)s)
