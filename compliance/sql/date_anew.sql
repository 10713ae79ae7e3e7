-- Each of these waits until its new day, with the trace of it, unless it moved or ended meanwhile;
-- how many were dated tells whether one did.
WITH given AS (
    SELECT *
    FROM jsonb_to_recordset(%(moves)s::jsonb)
        AS g(kind text, id bigint, before date, due_on date, provisional boolean, trace jsonb)
), deadlines AS (
    UPDATE compliance_deadline d
    SET due_on = g.due_on, provisional = g.provisional, trace = g.trace
    FROM given g
    WHERE g.kind = 'case' AND d.id = g.id AND d.due_on = g.before
      AND d.met_on IS NULL AND d.dropped_on IS NULL
    RETURNING 1
), complaints AS (
    UPDATE compliance_complaint c
    SET acceptance_due_on = g.due_on, acceptance_provisional = g.provisional,
        acceptance_trace = g.trace,
        -- Of one that was merged into another nobody has to act.
        next_due_on = CASE WHEN c.next_due_on = g.before THEN g.due_on ELSE c.next_due_on END
    FROM given g
    WHERE g.kind = 'complaint' AND c.id = g.id AND c.acceptance_due_on = g.before
      AND c.state = 'received'
    RETURNING 1
), statements AS (
    UPDATE compliance_watchlistentry w
    SET statement_due_on = g.due_on, statement_provisional = g.provisional,
        statement_trace = g.trace
    FROM given g
    WHERE g.kind = 'watchlist' AND w.id = g.id AND w.statement_due_on = g.before
      AND w.state = 'noticed'
    RETURNING 1
), withdrawals AS (
    UPDATE compliance_exposure e
    SET withdraw_due_on = g.due_on, withdraw_provisional = g.provisional, withdraw_trace = g.trace
    FROM given g
    WHERE g.kind = 'exposure' AND e.id = g.id AND e.withdraw_due_on = g.before
      AND e.state = 'published'
    RETURNING 1
), against_exposures AS (
    UPDATE compliance_exposureobjection o
    SET due_on = g.due_on, provisional = g.provisional, trace = g.trace
    FROM given g
    WHERE g.kind = 'exposure_objection' AND o.id = g.id AND o.due_on = g.before
      AND o.decided_at IS NULL
    RETURNING 1
), cycles AS (
    UPDATE compliance_appraisal a
    SET objections_until_on = g.due_on, objections_trace = g.trace
    FROM given g
    WHERE g.kind = 'cycle' AND a.id = g.id AND a.objections_until_on = g.before
      AND a.state = 'notified'
    RETURNING 1
), against_grades AS (
    UPDATE compliance_gradeobjection o
    SET due_on = g.due_on, provisional = g.provisional, trace = g.trace
    FROM given g
    WHERE g.kind = 'grade_objection' AND o.id = g.id AND o.due_on = g.before
      AND o.decided_at IS NULL
    RETURNING 1
)
SELECT count(*) AS dated
FROM (
    SELECT FROM deadlines
    UNION ALL SELECT FROM complaints
    UNION ALL SELECT FROM statements
    UNION ALL SELECT FROM withdrawals
    UNION ALL SELECT FROM against_exposures
    UNION ALL SELECT FROM cycles
    UNION ALL SELECT FROM against_grades
) done
