-- Whatever the owner creates from now on may be read and written by pages and jobs.
-- Migrations take rights away again from the web role where pages must not look.
ALTER DEFAULT PRIVILEGES FOR ROLE inspectorate_owner
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO inspectorate_worker, inspectorate_web;
ALTER DEFAULT PRIVILEGES FOR ROLE inspectorate_owner
    GRANT USAGE, SELECT ON SEQUENCES TO inspectorate_worker, inspectorate_web;
