-- One database for the server, made by a superuser: psql -v database=trading_journal -f database.sql
\set ON_ERROR_STOP on
create database :"database" owner tj_owner encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0;
revoke all on database :"database" from public;
grant connect on database :"database" to tj_app, tj_auth, tj_worker, tj_readonly;
\connect :"database"
alter schema public owner to tj_owner;
revoke all on schema public from public;
