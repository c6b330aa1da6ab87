-- The roles of the server, made once per cluster by a superuser before the first `migrate`:
--   psql -v owner_password=… -v app_password=… -v auth_password=… -v worker_password=… -v readonly_password=… -f roles.sql
-- None of them is a superuser or bypasses row-level security; only tj_owner may change the schema.
-- Running it again changes the passwords and nothing else.
\set ON_ERROR_STOP on

select format('create role %I nosuperuser nobypassrls nocreatedb nocreaterole noinherit', name)
  from unnest(array['tj_owner', 'tj_app', 'tj_auth', 'tj_worker', 'tj_readonly', 'tj_door']) as name
 where not exists (select from pg_roles where rolname = name)
\gexec

alter role tj_owner login password :'owner_password';
alter role tj_app login password :'app_password';
alter role tj_auth login password :'auth_password';
alter role tj_worker login password :'worker_password';
alter role tj_readonly login password :'readonly_password';
-- Owns the few functions that look across tenants (migrations/0004_doors.sql); nobody signs in as it.
alter role tj_door nologin;
grant tj_door to tj_owner;
