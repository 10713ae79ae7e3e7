DROP TABLE landing_place, landing_placed
