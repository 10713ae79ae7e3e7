-- Identities forgotten: of matters that were over so many months ago.
SELECT complaint_id
FROM purge_complainants(%(now)s::timestamptz - make_interval(months => %(months)s))
