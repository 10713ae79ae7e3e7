"""The watchlist's pages: what can be done with an entry, and what hinders it."""
