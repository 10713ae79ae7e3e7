-- One line of the access log; the moment is the database's.
INSERT INTO organisation_accesslog ("user_id", action, subject_kind, subject_id, purpose)
VALUES (%(user)s, %(action)s, %(subject_kind)s, %(subject_id)s, %(purpose)s)
RETURNING id
