-- Feeds that grades rest on, and what is not declared complete of the period, by what was known.
-- A feed whose rows have no day (the register) is missing only if it was never delivered.
WITH delivery AS (
    SELECT b.feed, b.complete_from, b.complete_to, b.complete_area
    FROM enterprises_batch b WHERE b.published_at <= %(known_at)s
),
district AS (
    SELECT DISTINCT g.district_code AS code FROM organisation_gridgroup g
),
covered AS (
    SELECT d.code, b.feed,
           range_agg(daterange(b.complete_from, b.complete_to, '[]')) AS days
    FROM district d
    JOIN delivery b ON b.complete_from IS NOT NULL AND d.code LIKE rtrim(b.complete_area, '0') || '%%'
    GROUP BY d.code, b.feed
)
SELECT f.feed, CASE WHEN NOT EXISTS (SELECT FROM delivery b WHERE b.feed = f.feed) THEN '{}'::text[]
            ELSE ARRAY(SELECT d.code::text FROM district d
                       WHERE NOT EXISTS (SELECT FROM covered c
                                         WHERE c.code = d.code AND c.feed = f.feed
                                           AND c.days @> daterange(%(from_on)s, %(to_on)s, '[]'))
                       ORDER BY 1) END AS districts,
       EXISTS (SELECT FROM delivery b WHERE b.feed = f.feed) AS delivered
FROM unnest(%(feeds)s::text[], %(dated)s::bool[]) AS f (feed, dated)
WHERE NOT EXISTS (SELECT FROM delivery b WHERE b.feed = f.feed)
   OR f.dated AND EXISTS (
       SELECT FROM district d
       WHERE NOT EXISTS (SELECT FROM covered c
                         WHERE c.code = d.code AND c.feed = f.feed
                           AND c.days @> daterange(%(from_on)s, %(to_on)s, '[]')))
ORDER BY f.feed
