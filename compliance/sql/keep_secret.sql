-- The digest of a secret, kept once while its complaint is in hand.
SELECT keep_complaint_secret(%(about)s, %(digest)s)
