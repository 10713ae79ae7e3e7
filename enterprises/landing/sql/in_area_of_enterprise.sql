AND EXISTS (
    SELECT FROM enterprises_enterprise a
    WHERE a.id = t.enterprise_id AND starts_with(a.area_code, %(stem)s)
)
