-- One statement that ends the draft and moves everything: its history names who did it.
UPDATE compliance_gridchange
SET state = 'applied', decided_at = %(now)s, decided_by_id = %(by)s, result = move_grid(%(areas)s)
WHERE id = %(change)s AND state = 'draft'
RETURNING result
