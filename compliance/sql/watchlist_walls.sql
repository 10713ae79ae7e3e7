-- The watchlist stands behind the wall of sight; its history is only added to.
SELECT guard_rows('compliance_watchlistentry'), guard_rows('compliance_watchlistentryevent');
SELECT append_only('compliance_watchlistentryevent');
REVOKE DELETE ON compliance_watchlistentry FROM inspectorate_web, inspectorate_worker;
