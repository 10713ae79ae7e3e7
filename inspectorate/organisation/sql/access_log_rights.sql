-- The access log is written and read, never changed, by web and worker alike.
REVOKE UPDATE, DELETE ON organisation_accesslog FROM inspectorate_web, inspectorate_worker;
