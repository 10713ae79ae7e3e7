-- Facts that the copy has and the rows of today, asked as of the freeze, have not, and the reverse.
SELECT coalesce(c.enterprise_id, l.enterprise_id) AS enterprise_id, coalesce(c.code, l.code) AS code,
       coalesce(c.source, l.source) AS source, l.source IS NULL AS gone
FROM (
    SELECT enterprise_id, code, source, happened_on
    FROM compliance_appraisalfact WHERE appraisal_id = %(appraisal)s
) c
FULL JOIN facts_of_period(%(from_on)s, %(until_on)s, %(known_at)s) l
    ON (l.enterprise_id, l.code, l.source, l.happened_on)
       = (c.enterprise_id, c.code, c.source, c.happened_on)
WHERE c.source IS NULL OR l.source IS NULL
ORDER BY 1, 2, 3
