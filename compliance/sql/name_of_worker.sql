-- What a person is called, within the sight of whoever asks.
SELECT name FROM enterprises_worker_seen WHERE id = %(worker)s
