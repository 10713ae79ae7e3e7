-- Papers that reached the enterprise whose user asks, newest first.
SELECT id, kind, number, file, issued_at, pages, replaced_at, reached_on, case_number, letter_id,
       happens_on, happens_time, place, who, bring
FROM compliance_own_papers
ORDER BY reached_on DESC, id DESC
