SELECT count(*) FILTER (WHERE NOT known),
       count(*) FILTER (WHERE known AND claimed),
       count(*) FILTER (WHERE known AND NOT claimed)
FROM landing_change
