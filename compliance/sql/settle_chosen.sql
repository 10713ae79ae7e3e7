SELECT settle_regimes(%(chosen)s::int[], %(today)s::date) AS id
