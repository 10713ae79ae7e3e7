-- The marks of those whose complaints a case comes from, or who made these complaints.
SELECT mark FROM marks_of_complainants(%(case)s, %(complaints)s::bigint[])
