-- Published lists of medals and exposures, and who of the exposed with arrears paid, how soon: who
-- paid on the day of publication or later. Who had paid before, or on a day nobody knows, stands apart.
WITH owed AS (
    SELECT e.kind, e.list_code, e.published_on, e.paid_day_known, e.status <> 'withdrawn' AS stands,
           e.arrears_wages_yuan + e.arrears_contributions_yuan > 0 AS with_arrears,
           CASE WHEN (e.arrears_wages_yuan = 0 OR e.wages_paid_on <= %(on)s)
                 AND (e.arrears_contributions_yuan = 0 OR e.contributions_paid_on <= %(on)s)
                THEN greatest(CASE WHEN e.arrears_wages_yuan > 0 THEN e.wages_paid_on END,
                              CASE WHEN e.arrears_contributions_yuan > 0
                                   THEN e.contributions_paid_on END)
           END AS paid_on
    FROM compliance_publicentry e
    WHERE e.kind IN ('medal', 'exposure') AND e.published_on <= %(on)s
),
entry AS (
    SELECT o.*, o.with_arrears AND NOT a.apart AS owes, o.with_arrears AND a.apart AS apart
    FROM owed o
    CROSS JOIN LATERAL (
        SELECT o.paid_on IS NOT NULL AND (o.paid_on < o.published_on OR NOT o.paid_day_known) AS apart
    ) a
),
list AS (
    SELECT kind, list_code, date_trunc('month', min(published_on)::timestamp)::date AS period_on,
           count(*) FILTER (WHERE stands) AS entries, count(*) FILTER (WHERE stands AND owes) AS owing,
           count(*) FILTER (WHERE stands AND apart) AS apart,
           count(*) FILTER (WHERE stands AND owes AND paid_on IS NOT NULL) AS paid,
           count(*) FILTER (WHERE stands AND owes AND paid_on <= published_on + 1) AS paid_1,
           count(*) FILTER (WHERE stands AND owes AND paid_on <= published_on + 7) AS paid_7,
           count(*) FILTER (WHERE stands AND owes AND paid_on <= published_on + 30) AS paid_30
    FROM entry
    GROUP BY kind, list_code
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, f.code, 'city', '', 'list', l.list_code, 'list', l.period_on,
       f.numerator, f.denominator,
       CASE WHEN f.denominator IS NULL THEN f.numerator
            ELSE round(f.numerator::numeric / f.denominator, 6) END
FROM list l
CROSS JOIN LATERAL (VALUES
    ('medal', 'medals', l.entries, NULL),
    ('exposure', 'exposed', l.entries, NULL),
    ('exposure', 'exposure_paid_apart', l.apart, NULL),
    ('exposure', 'exposure_paid', l.paid, l.owing),
    ('exposure', 'exposure_paid_1', l.paid_1, l.owing),
    ('exposure', 'exposure_paid_7', l.paid_7, l.owing),
    ('exposure', 'exposure_paid_30', l.paid_30, l.owing)
) f (kind, code, numerator, denominator)
WHERE f.kind = l.kind AND coalesce(f.denominator, f.numerator) > 0
