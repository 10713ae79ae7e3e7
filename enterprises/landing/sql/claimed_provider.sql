JOIN enterprises_provider u ON u.code = c.provider_code
