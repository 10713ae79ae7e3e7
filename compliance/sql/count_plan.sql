-- What the year reached of its targets, from the figures of the same snapshot.
WITH target AS (
    SELECT measure, target, scope_kind AS kind, scope_code AS code
    FROM compliance_coveragetarget
    WHERE year = extract(year FROM %(on)s::date)
),
reached AS (
    SELECT t.*, CASE t.measure
        WHEN 'newly_covered' THEN (
            SELECT sum(v.numerator) FROM compliance_figurevalue v
            WHERE v.code = 'newly_covered' AND v.scope_kind = t.kind AND v.scope_code = t.code
              AND v.dimension_kind = '' AND v.period_kind = 'month'
              AND v.period_on BETWEEN date_trunc('year', %(on)s::timestamp)::date AND %(month)s
        )
        ELSE (
            SELECT CASE t.measure WHEN 'insured' THEN v.numerator ELSE v.value * 100 END
            FROM compliance_figurevalue v
            WHERE v.code = CASE t.measure WHEN 'insured' THEN 'coverage_any'
                                          ELSE 'coverage_full' END
              AND v.scope_kind = t.kind AND v.scope_code = t.code
              AND v.dimension_kind = '' AND v.period_kind = 'month' AND v.period_on = %(month)s
        ) END AS actual
    FROM target t
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, 'plan', kind, code, 'measure', measure, 'year',
       date_trunc('year', %(on)s::timestamp)::date, coalesce(actual, 0), target,
       round(coalesce(actual, 0) / target, 6)
FROM reached
