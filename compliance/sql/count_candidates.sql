-- How many were ranked, how many may have a medal, by size band, and what speaks against the others.
SELECT count(*) AS candidates,
       count(place) AS eligible,
       (SELECT coalesce(jsonb_object_agg(b.size_band, b.n), '{}')
        FROM (SELECT size_band, count(*) AS n FROM compliance_medalcandidate
              WHERE round_id = %(round)s AND place IS NOT NULL GROUP BY size_band) AS b) AS bands,
       jsonb_build_object(
           'exposed', count(*) FILTER (WHERE against = 'exposed'),
           'watchlist', count(*) FILTER (WHERE against = 'watchlist'),
           'fact', count(*) FILTER (WHERE against = 'fact'),
           'closed', count(*) FILTER (WHERE against = 'closed'),
           'staff_count', count(*) FILTER (WHERE place IS NULL AND staff_count = 0),
           'years_clean', count(*) FILTER (WHERE place IS NULL AND years_clean = 0),
           'uncovered_count', count(*) FILTER (WHERE place IS NULL AND uncovered_count > 0),
           'short_base_count', count(*) FILTER (WHERE place IS NULL AND short_base_count > 0),
           'arrears_yuan', count(*) FILTER (WHERE place IS NULL AND arrears_yuan > 0),
           'late_months', count(*) FILTER (WHERE place IS NULL AND late_months > 0)
       ) AS left_out
FROM compliance_medalcandidate
WHERE round_id = %(round)s
