DROP TABLE IF EXISTS landing_row, landing_person, landing_unit, landing_claim, landing_suspect,
    landing_person_map, landing_unit_map, landing_mask, landing_loser, landing_change,
    landing_adopted
