-- Complaints and reports by the month of receipt, and whether they were accepted or refused in time.
WITH complaint AS (
    SELECT c.kind, c.district_code, c.grid_group_id, c.acceptance_due_on, decided.day AS decided_on,
           (c.received_at AT TIME ZONE %(zone)s)::date AS day
    FROM compliance_complaint c
    LEFT JOIN LATERAL (
        SELECT (s.taken_at AT TIME ZONE %(zone)s)::date AS day
        FROM compliance_complaintstep s
        WHERE s.complaint_id = c.id AND s.verb IN ('accept', 'refuse')
        ORDER BY s.id LIMIT 1
    ) decided ON true
    WHERE c.group_of_id IS NULL
),
scoped AS (
    SELECT s.kind AS scope_kind, s.code AS scope_code, d.kind, d.code,
           date_trunc('month', c.day::timestamp)::date AS month, count(*) AS received,
           count(*) FILTER (WHERE c.decided_on <= c.acceptance_due_on) AS in_time,
           count(*) FILTER (WHERE c.decided_on IS NOT NULL OR c.acceptance_due_on < %(on)s) AS due
    FROM complaint c
    LEFT JOIN organisation_gridgroup g ON g.id = c.grid_group_id
    CROSS JOIN LATERAL (VALUES
        ('city', ''), ('district', c.district_code), ('grid', coalesce(g.code, ''))
    ) s (kind, code)
    CROSS JOIN LATERAL (VALUES ('', ''), ('kind', c.kind)) d (kind, code)
    WHERE c.day BETWEEN %(since)s AND %(on)s AND (s.kind = 'city' OR s.code <> '')
    GROUP BY s.kind, s.code, d.kind, d.code, date_trunc('month', c.day::timestamp)
)
INSERT INTO compliance_figurevalue (
    snapshot_id, code, scope_kind, scope_code, dimension_kind, dimension, period_kind, period_on,
    numerator, denominator, value
)
SELECT %(snapshot)s, f.code, s.scope_kind, s.scope_code, s.kind, s.code, 'month', s.month,
       f.numerator, f.denominator,
       CASE WHEN f.denominator IS NULL THEN f.numerator
            ELSE round(f.numerator::numeric / f.denominator, 6) END
FROM scoped s
CROSS JOIN LATERAL (VALUES
    ('complaints_received', s.received, NULL), ('complaints_in_time', s.in_time, s.due)
) f (code, numerator, denominator)
WHERE f.denominator IS NULL OR f.denominator > 0
