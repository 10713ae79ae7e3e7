SELECT id_cipher FROM enterprises_worker WHERE id_cipher < %(key)s ORDER BY id_cipher LIMIT %(most)s
