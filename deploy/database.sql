-- What an administrator creates in PostgreSQL 18 before the services start; psql runs it.
-- The roles' password is taken from the environment variable ROLE_PASSWORD.
\set ON_ERROR_STOP on
\getenv password ROLE_PASSWORD

create role auth login password :'password';
create role metadata login password :'password';
create role data login password :'password';
create role messaging login password :'password';
create role calendar login password :'password';
create role workflow login password :'password';
create role billing login password :'password';

create database viginti;
\connect viginti

create extension pg_trgm;
create extension unaccent;
revoke all on schema public from public;
grant usage on schema public to public;

create schema core authorization auth;
create schema metadata authorization metadata;
create schema records authorization data;
create schema messaging authorization messaging;
create schema calendar authorization calendar;
create schema workflow authorization workflow;
create schema billing authorization billing;

-- workspace-data-service makes a schema per workspace.
grant create on database viginti to data;
