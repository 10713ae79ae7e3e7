-- plan_visits(capacities, first_on): the routine visits from a day to the end of its year, for groups
-- with a capacity ({"GROUP ID": visits}). First what the quotas of the regimes ask, intensified before
-- normal before reduced, highest risk first; then, as far as the group's capacity goes, one visit each
-- by category. Whoever is waived on the first day or later is left out; a regime that is over counts
-- as normal. `turn` says when in the year a visit comes, from 0 to 1: enterprises in the order of a
-- hash, and the visits of one enterprise evenly apart. Rows are read as whoever asks may see them.
CREATE FUNCTION plan_visits(capacities jsonb, first_on date)
RETURNS TABLE (
    enterprise_id int, grid_group_id int, district_code text, regime text, risk_class text,
    by_quota boolean, nth int, turn numeric, within_capacity boolean
) LANGUAGE sql STABLE AS $$
WITH capacity AS (
    SELECT key::int AS grid_group_id, value::int AS visits FROM jsonb_each_text(capacities)
),
candidate AS (
    SELECT e.id, e.grid_group_id, e.district_code::text AS district_code, e.risk_points,
           e.risk_class::text AS risk_class,
           CASE WHEN e.regime_until < first_on THEN 'normal' ELSE e.regime END AS regime
    FROM enterprises_enterprise e JOIN capacity c ON c.grid_group_id = e.grid_group_id
    WHERE e.status IN ('active', '')
      AND NOT (e.regime = 'waived' AND coalesce(e.regime_until >= first_on, true))
),
placed AS (
    SELECT c.*, q.visits_a_year,
           row_number() OVER regime_of_group AS place,
           ceil(count(*) OVER (PARTITION BY c.grid_group_id, c.regime) * q.share_percent / 100)
               AS asked
    FROM candidate c JOIN compliance_inspectionquota q ON q.regime = c.regime
    WINDOW regime_of_group AS (
        PARTITION BY c.grid_group_id, c.regime ORDER BY c.risk_points DESC, c.id)
),
wanted AS (
    SELECT p.*, p.place <= p.asked AND p.visits_a_year > 0 AS by_quota, v.nth,
           row_number() OVER (
               PARTITION BY p.grid_group_id
               ORDER BY (p.place <= p.asked AND p.visits_a_year > 0) DESC,
                        CASE WHEN p.place <= p.asked AND p.visits_a_year > 0
                             THEN array_position(ARRAY['intensified', 'normal', 'reduced'], p.regime)
                        END,
                        v.nth, p.risk_class DESC, p.risk_points DESC, p.id) AS rank
    FROM placed p
    CROSS JOIN LATERAL generate_series(
        1, CASE WHEN p.place <= p.asked THEN greatest(p.visits_a_year, 1) ELSE 1 END) AS v (nth)
),
chosen AS (
    SELECT w.*, w.rank <= c.visits AS within_capacity
    FROM wanted w JOIN capacity c USING (grid_group_id)
    WHERE w.by_quota OR w.rank <= c.visits
)
SELECT id, grid_group_id, district_code, regime, risk_class, by_quota, nth,
       (nth - 1 + percent_rank() OVER (
            PARTITION BY grid_group_id ORDER BY md5(id::text || first_on::text)))
           / (CASE WHEN by_quota THEN visits_a_year ELSE 1 END)::numeric,
       within_capacity
FROM chosen
$$;
REVOKE EXECUTE ON FUNCTION plan_visits(jsonb, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plan_visits(jsonb, date) TO inspectorate_web, inspectorate_worker;
