-- Appraisals: what is about one enterprise stands behind the wall of sight, histories are only added
-- to, facts and grades are never taken away.
SELECT guard_rows(guarded)
FROM unnest(ARRAY[
    'compliance_appraisalfact', 'compliance_conductfact', 'compliance_conductfactevent',
    'compliance_grade', 'compliance_gradecount', 'compliance_gradeevent',
    'compliance_gradeobjection', 'compliance_gradeobjectionevent', 'compliance_regimespell',
    'compliance_regimespellevent', 'compliance_simulatedgrade'
]::regclass[]) AS guarded;
SELECT append_only(history)
FROM unnest(ARRAY[
    'compliance_appraisalevent', 'compliance_conductfactevent', 'compliance_criteriasetevent',
    'compliance_criterionevent', 'compliance_gradeevent', 'compliance_gradeobjectionevent',
    'compliance_regimespellevent', 'compliance_scaleevent', 'compliance_scalegradeevent'
]::regclass[]) AS history;
REVOKE DELETE ON compliance_appraisal, compliance_appraisalfact, compliance_conductfact,
    compliance_grade, compliance_gradeobjection, compliance_regimespell
    FROM inspectorate_web, inspectorate_worker;

-- settle_regimes(enterprises, day): brings the columns of enterprises in line with their spells in
-- force and returns the enterprises that changed. It runs as the owner, since pages may not write
-- enterprises; it can only repeat what the spells say, and those stand behind the wall.
-- Of several spells intensified counts before waived, waived before reduced, reduced before normal.
CREATE FUNCTION settle_regimes(chosen int[], today date) RETURNS SETOF int LANGUAGE sql
SECURITY DEFINER SET search_path = public AS $$
    WITH effective AS (
        SELECT c.id, s.regime, s.until_on, s.reason
        FROM unnest(chosen) AS c (id)
        LEFT JOIN LATERAL (
            SELECT r.regime, r.until_on, r.reason
            FROM compliance_regimespell r
            WHERE r.enterprise_id = c.id AND r.lifted_at IS NULL
              AND r.starts_on <= today AND r.until_on >= today
            ORDER BY array_position(ARRAY['intensified', 'waived', 'reduced', 'normal'],
                                    r.regime::text), r.until_on DESC, r.id
            LIMIT 1
        ) s ON true
    )
    UPDATE enterprises_enterprise e
    SET regime = coalesce(f.regime, 'normal'), regime_until = f.until_on,
        regime_reason = coalesce(f.reason, '')
    FROM effective f
    WHERE e.id = f.id
      AND (e.regime, e.regime_until, e.regime_reason)
          IS DISTINCT FROM (coalesce(f.regime, 'normal'), f.until_on, coalesce(f.reason, ''))
    RETURNING e.id
$$;
REVOKE EXECUTE ON FUNCTION settle_regimes(int[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_regimes(int[], date) TO inspectorate_web, inspectorate_worker;
