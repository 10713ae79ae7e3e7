-- Days on which a provider has far more claims than providers of its kind usually have on a day.
WITH counted AS (
    -- Days without a claim have no row. Nothing but keys, so that the index answers alone.
    SELECT c.provider_id, c.admitted_on, count(*) AS claims
    FROM claims_by_worker c
    WHERE c.admitted_on <= %(as_of)s
      AND c.admitted_on > %(as_of)s - %(window_days)s
    GROUP BY c.provider_id, c.admitted_on
),
volume AS MATERIALIZED (
    SELECT p.kind, n.provider_id, n.admitted_on, n.claims
    FROM counted n
    JOIN enterprises_provider p ON p.id = n.provider_id
),
middle AS (
    SELECT v.kind,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY v.claims))::numeric AS claims,
           count(DISTINCT v.provider_id) AS providers
    FROM volume v
    GROUP BY v.kind
    HAVING count(DISTINCT v.provider_id) >= %(min_providers)s
),
spread AS (
    -- The median absolute deviation, times 1.4826: the standard deviation, were the days normally
    -- distributed. At least 1, since days that are nearly all alike would make anything far out.
    SELECT m.kind, m.claims, m.providers,
           greatest(1, 1.4826 * (percentile_cont(0.5)
               WITHIN GROUP (ORDER BY abs(v.claims - m.claims)))::numeric) AS deviation
    FROM middle m
    JOIN volume v ON v.kind = m.kind
    GROUP BY m.kind, m.claims, m.providers
)
SELECT v.provider_id,
       to_char(v.admitted_on, 'YYYY-MM-DD') AS detail,
       date_trunc('month', v.admitted_on::timestamp)::date AS from_month,
       date_trunc('month', v.admitted_on::timestamp)::date AS to_month,
       v.claims AS amount,
       (SELECT max(c.batch_id) FROM claims_by_worker c
        WHERE c.provider_id = v.provider_id AND c.admitted_on = v.admitted_on) AS batch_id,
       jsonb_build_object('usual', round(s.claims, 1), 'limit', round(s.claims + %(k)s * s.deviation, 1),
                          'providers', s.providers) AS figures
FROM volume v
JOIN spread s ON s.kind = v.kind
WHERE v.claims >= %(min_claims)s
  AND v.claims > s.claims + %(k)s * s.deviation
