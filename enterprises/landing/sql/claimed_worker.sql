JOIN enterprises_worker p ON p.id_cipher = c.id_number
