-- Claims of a provider on a day far above those of its kind: median and absolute deviation from it.
WITH day AS (
    SELECT p.kind, c.provider_id, c.admitted_on, count(*) AS claims
    FROM claim c JOIN provider p ON p.id = c.provider_id
    WHERE c.admitted_on > $as_of::DATE - 90 AND c.admitted_on <= $as_of
    GROUP BY ALL
),
peer AS (
    SELECT kind, median(claims) AS middle, mad(claims) AS spread
    FROM day
    GROUP BY kind
    HAVING count(DISTINCT provider_id) >= 5
)
SELECT d.provider_id, date_trunc('month', d.admitted_on)::DATE AS from_month,
       d.claims::DECIMAL(16, 2) AS amount
FROM day d JOIN peer p USING (kind)
WHERE d.claims >= 20 AND d.claims > p.middle + 6 * greatest(1.4826 * p.spread, 1)
