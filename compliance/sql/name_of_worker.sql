-- What a person is called, and their number, within the sight of whoever asks.
SELECT name, id_cipher FROM enterprises_worker_seen WHERE id = %(worker)s
