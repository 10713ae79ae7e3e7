-- What can be handed in at the counter, by words, or one matter by kind and id.
SELECT kind, id, name, code, number, further, told_on, due_on, early_from_on, state, waits
FROM counter_matters(%(words)s, %(pairs)s::text[], %(printed)s, %(of_kind)s, %(which)s)
