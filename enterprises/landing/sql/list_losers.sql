SELECT line FROM landing_loser WHERE NOT same ORDER BY line
