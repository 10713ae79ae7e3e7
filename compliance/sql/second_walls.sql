-- The wall around what belongs to whole districts, and around campaigns, which are seen by those
-- districts and by whoever sees one of their letters or replies.
SELECT guard_districts('compliance_draw'), guard_districts('compliance_gridchange'),
       guard_districts('compliance_inspectionplan');
SELECT guard_history('compliance_gridchangeevent', 'compliance_gridchange'),
       guard_history('compliance_inspectionplanevent', 'compliance_inspectionplan');

ALTER TABLE compliance_campaign ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen_by_web ON compliance_campaign TO inspectorate_web USING (
    CASE WHEN current_setting('app.sight', true) = 'all' THEN true
         ELSE district_codes && nullif(current_setting('app.districts', true), '')::varchar[]
              OR EXISTS (SELECT FROM compliance_letter l WHERE l.campaign_id = compliance_campaign.id)
              OR EXISTS (SELECT FROM compliance_reviewreply r
                         WHERE r.campaign_id = compliance_campaign.id)
    END
);
CREATE POLICY all_for_worker ON compliance_campaign TO inspectorate_worker
    USING (true) WITH CHECK (true);
SELECT guard_history('compliance_campaignevent', 'compliance_campaign');

-- Histories of what lies in a group were seen in the group of that time, also after a change of the
-- grid: from now on where the row is.
DO $$
DECLARE
    history record;
BEGIN
    FOR history IN
        SELECT p.tablename::regclass AS of_name,
               to_regclass(left(p.tablename::text, -length('event'))) AS told
        FROM pg_policies p
        WHERE p.policyname = 'seen_by_web' AND p.tablename LIKE '%event' AND p.cmd = 'ALL'
          AND (p.tablename LIKE 'alerts\_%' OR p.tablename LIKE 'compliance\_%')
    LOOP
        IF history.told IS NOT NULL THEN
            PERFORM guard_history(history.of_name, history.told);
        END IF;
    END LOOP;
END
$$;
