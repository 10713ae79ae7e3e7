-- SHA-256 over the canonical lines: fields joined by |, lines in their order by line feeds.
SELECT encode(sha256(convert_to(coalesce(string_agg(concat_ws('|',
           l.worker_id, coalesce(to_char(l.month, 'YYYY-MM'), ''), l.scheme, l.share, l.kind,
           l.base_yuan, coalesce(l.rate::text, ''), coalesce(l.days::text, ''), l.amount_yuan,
           l.law, l.article, nullif(l.detail, '')), E'\n' ORDER BY l.position), ''), 'UTF8')), 'hex') AS sha256
FROM compliance_calculationline_seen l
WHERE l.calculation_id = %(calculation)s
