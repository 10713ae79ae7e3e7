ANALYZE landing_row, landing_person, landing_unit
