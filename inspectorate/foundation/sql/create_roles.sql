-- The four roles. None of them is a superuser and none may bypass row-level security.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'inspectorate_owner') THEN
        CREATE ROLE inspectorate_owner LOGIN CREATEDB;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'inspectorate_web') THEN
        CREATE ROLE inspectorate_web LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'inspectorate_worker') THEN
        CREATE ROLE inspectorate_worker LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'inspectorate_test') THEN
        CREATE ROLE inspectorate_test LOGIN NOINHERIT;
    END IF;
    -- PostgreSQL 17 and later: jobs may ANALYZE and VACUUM what they fill without owning it.
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_maintain') THEN
        GRANT pg_maintain TO inspectorate_worker;
    END IF;
END
$$;
GRANT inspectorate_web, inspectorate_worker TO inspectorate_test;
