SELECT EXISTS (SELECT FROM enterprises_worker WHERE id_cipher < %(key)s)
