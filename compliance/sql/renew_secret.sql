-- The digest of a new secret, for whoever has just said in the access log why.
SELECT renew_complaint_secret(%(about)s, %(digest)s, %(entry)s) AS renewed
