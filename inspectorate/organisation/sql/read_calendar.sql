-- Which change of the calendar was the last one, of days and of years; and, where that is not what
-- the asking process knows already, every published year with its exceptions, and the holidays of the
-- law on fixed days (`fixed_from`: since which year), which hold before a year is published.
SELECT v.last_day_change, v.last_year_change, c.year, c.day, c.is_worked, c.name, c.name_en,
       c.fixed_month, c.fixed_day, c.fixed_from
FROM (
    SELECT coalesce((SELECT max(pgh_id) FROM organisation_calendardayevent), 0) AS last_day_change,
           coalesce((SELECT max(pgh_id) FROM organisation_calendaryearevent), 0) AS last_year_change
) v
LEFT JOIN (
    SELECT y.year, d.day, d.is_worked, d.name, d.name_en,
           NULL::smallint AS fixed_month, NULL::smallint AS fixed_day, NULL::smallint AS fixed_from
    FROM organisation_calendaryear y
    LEFT JOIN organisation_calendarday d
        ON d.day BETWEEN make_date(y.year, 1, 1) AND make_date(y.year, 12, 31)
    WHERE y.published
    UNION ALL
    SELECT NULL, NULL, false, h.name, h.name_en, h.month, h.day, h.from_year
    FROM organisation_statutoryholiday h
) c ON (v.last_day_change, v.last_year_change) <> (%(day_change)s, %(year_change)s)
