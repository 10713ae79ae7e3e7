"""Pages in a real browser: keys, scripts, barriers, phones. Rows come from factories here."""
