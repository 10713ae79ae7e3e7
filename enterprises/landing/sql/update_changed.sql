UPDATE {relation} t SET {assignments}, batch_id = %(batch)s
FROM landing_change s WHERE {same_key}
