-- Double-random draws whose result is published, and the visits of theirs that are over. Seed, pools
-- and recusals are told when no visit is still to come: with them anybody could work out who is
-- visited next. Until then the hash binds the inspectorate to them.
CREATE VIEW compliance_publicdraw AS
SELECT d.id, d.number, d.title, d.district_code, d.objects_count, d.inspectors_each, d.pool_hash,
       d.published_on, (d.held_at AT TIME ZONE 'Asia/Shanghai')::date AS held_on,
       cardinality(string_to_array(d.objects_pool, E'\n')) AS pool_count,
       jsonb_array_length(d.inspectors_pool) AS inspectors_count,
       jsonb_array_length(d.recusals) AS recusals_count,
       visits.to_come AS to_come,
       CASE WHEN visits.to_come = 0 THEN d.seed ELSE '' END AS seed,
       CASE WHEN visits.to_come = 0 THEN d.objects_pool ELSE '' END AS objects_pool,
       CASE WHEN visits.to_come = 0
            THEN (SELECT coalesce(jsonb_agg(i ->> 'staff_no'), '[]')
                  FROM jsonb_array_elements(d.inspectors_pool) i)
            ELSE '[]' END AS inspectors_pool,
       CASE WHEN visits.to_come = 0
            THEN (SELECT coalesce(jsonb_agg(jsonb_build_array(r ->> 'staff_no', r ->> 'uscc')), '[]')
                  FROM jsonb_array_elements(d.recusals) r)
            ELSE '[]' END AS recusals
FROM compliance_draw d
CROSS JOIN LATERAL (
    SELECT count(*)::int AS to_come FROM compliance_inspection i
    WHERE i.draw_id = d.id AND i.state = 'planned'
) visits
WHERE d.published_on IS NOT NULL;
CREATE VIEW compliance_publicdrawvisit AS
SELECT i.id, i.draw_id, e.uscc, e.name, i.state, i.planned_on AS visited_on
FROM compliance_inspection i
JOIN compliance_draw d ON d.id = i.draw_id AND d.published_on IS NOT NULL
JOIN enterprises_enterprise e ON e.id = i.enterprise_id
WHERE i.state IN ('done', 'cancelled');
REVOKE ALL ON compliance_publicdraw, compliance_publicdrawvisit
    FROM inspectorate_web, inspectorate_worker;
GRANT SELECT ON compliance_publicdraw, compliance_publicdrawvisit
    TO inspectorate_web, inspectorate_worker;
