-- Every published year with its exceptions; a year without any is one row without a day.
SELECT y.year, d.day, d.is_worked, d.name, d.name_en
FROM organisation_calendaryear y
LEFT JOIN organisation_calendarday d
    ON d.day BETWEEN make_date(y.year, 1, 1) AND make_date(y.year, 12, 31)
WHERE y.published
