-- How many enterprises a review would ask if it began on a day; NULL outside the sight.
SELECT count_asked(%(districts)s::text[], %(year)s, %(on)s) AS asked
