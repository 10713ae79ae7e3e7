DROP TABLE landing_rotation
