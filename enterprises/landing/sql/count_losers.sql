SELECT count(*) FILTER (WHERE same), count(*) FILTER (WHERE NOT same) FROM landing_loser
