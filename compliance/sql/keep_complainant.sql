-- An identity, kept once while its complaint is in hand.
SELECT keep_complainant(%(about)s, %(called)s, %(phone)s, %(number)s, %(address)s, %(wishes)s,
                        %(marks)s::text[])
