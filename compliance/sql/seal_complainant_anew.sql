-- An identity under the newest key.
SELECT seal_complainant_anew(%(about)s, %(called)s, %(phone)s, %(number)s, %(address)s, %(wishes)s,
                             %(marks)s::text[])
