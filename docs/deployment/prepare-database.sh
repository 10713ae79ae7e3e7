#!/bin/sh
# Run once by the postgres image on an empty volume: roles, their passwords, database, privileges.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres --file=/roles/create_roles.sql
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
    --set=owner="$OWNER_PASSWORD" --set=web="$WEB_PASSWORD" --set=worker="$WORKER_PASSWORD" <<'SQL'
ALTER ROLE inspectorate_owner PASSWORD :'owner';
ALTER ROLE inspectorate_web PASSWORD :'web';
ALTER ROLE inspectorate_worker PASSWORD :'worker';
DROP ROLE inspectorate_test;
CREATE DATABASE inspectorate OWNER inspectorate_owner;
SQL
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=inspectorate \
    --file=/roles/grant_privileges.sql
