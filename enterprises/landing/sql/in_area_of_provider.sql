AND EXISTS (
    SELECT FROM enterprises_provider a
    WHERE a.id = t.provider_id AND starts_with(a.area_code, %(stem)s)
)
