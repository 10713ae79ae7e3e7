DELETE FROM landing_row r USING landing_loser l WHERE r.ctid = l.place
