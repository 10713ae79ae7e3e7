-- counter_matters(letters, pairs, of_kind, which): what can be handed in about enterprises or providers
-- whose name or code holds these letters (`pairs` are theirs, for the index), or about what bears them
-- as its number: whole, or a part of at least four characters. Numbers are those of decisions, cases,
-- public entries, listings and the papers that told of them; or one matter is named by kind and id.
-- Persons are found by a number only. Grades come last: everybody has one.
DROP FUNCTION IF EXISTS counter_matters(text, text[], text, bigint);
DROP FUNCTION IF EXISTS counter_matters(text, text[], text, text, bigint);
CREATE FUNCTION counter_matters(
    letters text, pairs text[], of_kind text, which bigint
)
RETURNS TABLE (
    kind text, id bigint, name text, code text, number text, further text, told_on date,
    due_on date, early_from_on date, state text, waits boolean
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH told_by AS (
        SELECT d.id, d.kind, d.number FROM compliance_document d
        WHERE counter_matters.letters <> ''
          AND d.kind IN ('grade_notice', 'watchlist_notice', 'watchlist_decision')
          AND (upper(d.number) = counter_matters.letters
               OR length(counter_matters.letters) >= 4
                  AND strpos(upper(d.number), counter_matters.letters) > 0)
    ),
    graded AS (
        SELECT g.id FROM compliance_grade g WHERE of_kind = 'grade' AND g.id = which
        UNION
        SELECT g.id FROM compliance_grade g
        WHERE which IS NULL AND g.document_id IN (SELECT t.id FROM told_by t)
        UNION
        SELECT g.id
        FROM (
            SELECT s.enterprise_id FROM enterprises_enterprisesearch s
            WHERE cardinality(pairs) > 0 AND s.grams @> pairs
              AND strpos(s.letters, counter_matters.letters) > 0
            ORDER BY s.enterprise_id LIMIT 200
        ) few
        JOIN compliance_grade g ON g.enterprise_id = few.enterprise_id
        WHERE which IS NULL
    ),
    matter AS (
        SELECT 'exposure' AS kind, x.id, x.name::text, x.uscc::text AS code,
               x.decision_no::text AS number, concat_ws(' ', entry.mark, c.number) AS further,
               (x.published_at AT TIME ZONE 'Asia/Shanghai')::date AS told_on, NULL::date AS due_on,
               NULL::date AS early_from_on, x.state::text, x.grid_group_id, x.district_code,
               EXISTS (SELECT FROM compliance_exposureobjection o
                       WHERE o.exposure_id = x.id AND o.decided_at IS NULL) AS waits
        FROM compliance_exposure x
        LEFT JOIN compliance_case c ON c.id = x.case_id
        LEFT JOIN enterprises_enterprisesearch held ON held.enterprise_id = x.enterprise_id
        LEFT JOIN LATERAL (
            SELECT p.list_code || '-' || lpad(p.number::text, greatest(4, length(p.number::text)), '0')
                   AS mark
            FROM compliance_publicentry p WHERE p.id = x.entry_id
        ) entry ON true
        WHERE x.state = 'published'
          AND (which IS NOT NULL AND of_kind = 'exposure' AND x.id = which
               OR which IS NULL
                  AND (strpos(held.letters, counter_matters.letters) > 0
                       OR counter_matters.letters
                          IN (upper(x.decision_no), upper(entry.mark), upper(c.number))
                       OR length(counter_matters.letters) >= 4
                          AND strpos(upper(concat_ws(E'\n', x.decision_no, entry.mark, c.number)),
                                     counter_matters.letters) > 0))
        UNION ALL
        SELECT 'listing', w.id, coalesce(e.name, p.name, '')::text,
               coalesce(e.uscc, p.code, '')::text, w.number::text, coalesce(c.number, ''),
               (w.noticed_at AT TIME ZONE 'Asia/Shanghai')::date, w.statement_due_on,
               w.early_from_on, w.state::text, w.grid_group_id, w.district_code,
               w.asked_at IS NOT NULL
        FROM compliance_watchlistentry w
        LEFT JOIN enterprises_enterprise e ON e.id = w.enterprise_id
        LEFT JOIN enterprises_provider p ON p.id = w.provider_id
        LEFT JOIN compliance_case c ON c.id = w.case_id
        LEFT JOIN enterprises_enterprisesearch held ON held.enterprise_id = w.enterprise_id
        WHERE w.state IN ('noticed', 'listed')
          AND (which IS NOT NULL AND of_kind = 'listing' AND w.id = which
               OR which IS NULL
                  AND (strpos(held.letters, counter_matters.letters) > 0
                       OR counter_matters.letters IN (upper(w.number), upper(c.number))
                       OR w.notice_id IN (SELECT t.id FROM told_by t)
                       OR w.decision_id IN (SELECT t.id FROM told_by t)
                       OR length(counter_matters.letters) >= 4
                          AND strpos(upper(concat_ws(E'\n', w.number, c.number)),
                                     counter_matters.letters) > 0
                       OR cardinality(pairs) > 0
                          AND strpos(upper(regexp_replace(normalize(p.name, NFKC), '\s', '', 'g'))
                                     || E'\n' || p.code, counter_matters.letters) > 0))
        UNION ALL
        SELECT 'grade', g.id, e.name::text, e.uscc::text, coalesce(d.number, a.code)::text,
               CASE WHEN d.number IS NULL THEN '' ELSE a.code::text END,
               (a.notified_at AT TIME ZONE 'Asia/Shanghai')::date, a.objections_until_on,
               NULL::date, g.state::text, g.grid_group_id, g.district_code,
               EXISTS (SELECT FROM compliance_gradeobjection o WHERE o.grade_id = g.id)
        FROM graded
        JOIN compliance_grade g ON g.id = graded.id AND g.state IN ('notified', 'objected')
        JOIN compliance_appraisal a ON a.id = g.appraisal_id AND a.state = 'notified'
        JOIN enterprises_enterprise e ON e.id = g.enterprise_id
        LEFT JOIN compliance_document d ON d.id = g.document_id
    )
    SELECT m.kind, m.id, m.name, m.code, m.number, m.further, m.told_on, m.due_on, m.early_from_on,
           m.state, m.waits
    FROM matter m
    WHERE current_setting('app.counter', true) = 'all'
       OR current_setting('app.sight', true) = 'all'
       OR m.grid_group_id = ANY (nullif(current_setting('app.groups', true), '')::int[])
       OR m.district_code = ANY (nullif(current_setting('app.districts', true), '')::text[])
    ORDER BY m.kind = 'grade', m.name, m.told_on DESC, m.kind, m.id
    LIMIT 51
$$;
REVOKE ALL ON FUNCTION counter_matters FROM PUBLIC;
GRANT EXECUTE ON FUNCTION counter_matters TO inspectorate_web, inspectorate_worker;
