-- A cipher begins with the number of its key, so both are a look into the index.
SELECT EXISTS (SELECT FROM enterprises_worker WHERE id_cipher < %(key)s),
       EXISTS (SELECT FROM enterprises_worker WHERE id_cipher >= %(next)s)
