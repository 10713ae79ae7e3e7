-- Decisions against the enterprise taken over from an earlier system, newest first.
SELECT document_no, decided_on, violation_type, amount
FROM enterprises_penalty_seen
WHERE enterprise_id = %(enterprise)s
ORDER BY decided_on DESC, document_no
LIMIT 50
