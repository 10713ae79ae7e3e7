AND EXISTS (
    SELECT FROM enterprises_worker a
    WHERE a.id = t.worker_id AND starts_with(a.area_code, %(stem)s)
)
