-- What can be handed in at the counter, by letters, or one matter by kind and id.
SELECT kind, id, name, code, number, further, told_on, due_on, early_from_on, state, waits
FROM counter_matters(%(letters)s, %(pairs)s::text[], %(of_kind)s, %(which)s)
