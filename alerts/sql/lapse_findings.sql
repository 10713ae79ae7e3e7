-- What is gone: current findings in the shard's scope that the rule no longer finds. Facts only
-- ever leave by a delivery that declared itself complete, so nothing lapses for want of a file.
-- A finding of a later run is left alone: that run has seen newer facts than this one; one of this
-- run is among the shard's hits, since no other shard of a rule shares its keys.
UPDATE alerts_finding f
SET gone_in_run = %(run)s, changed_in_run = %(run)s
WHERE f.rule = %(rule)s AND f.gone_in_run IS NULL AND f.found_in_run < %(run)s
  AND CASE %(shard_by)s WHEN 'enterprise' THEN f.enterprise_id
                        WHEN 'worker' THEN f.worker_id
                        ELSE f.provider_id END BETWEEN %(first)s AND %(last)s
  AND (%(chosen)s::int[] IS NULL
       OR CASE %(shard_by)s WHEN 'enterprise' THEN f.enterprise_id
                            WHEN 'worker' THEN f.worker_id
                            ELSE f.provider_id END = ANY (%(chosen)s::int[]))
  AND NOT EXISTS (
      SELECT FROM alerts_rulehit h
      WHERE h.shard_id = %(shard)s
        AND h.enterprise_id = f.enterprise_id AND h.provider_id = f.provider_id
        AND h.worker_id = f.worker_id AND h.scheme = f.scheme
        AND h.from_month = f.from_month AND h.detail = f.detail
      OFFSET 0  -- one probe of the key per finding, whatever the statistics say
  )
