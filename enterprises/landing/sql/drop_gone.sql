DROP TABLE landing_gone
