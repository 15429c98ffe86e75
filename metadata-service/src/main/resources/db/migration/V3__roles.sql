-- Access documents by their content.
create table access_document (
  hash text primary key,
  bytes bytea not null,
  created_at timestamptz not null default clock_timestamp()
);
insert into access_document (hash, bytes)
select encode(sha256(bytes), 'hex'), bytes
from (select convert_to('{"format":1,"roles":[]}', 'UTF8') as bytes) empty;

update schema_version set access_hash = (select hash from access_document);
alter table schema_version
  add foreign key (access_hash) references access_document (hash),
  add column is_access_told boolean not null default true;
comment on column schema_version.is_access_told is 'The news of its access is out.';
create index schema_version_access on schema_version (access_hash);
create index schema_version_to_tell on schema_version (workspace_id) where not is_access_told;

create table role (
  id uuid primary key,
  workspace_id uuid not null references data_source (workspace_id) on delete cascade,
  label text not null,
  description text,
  can_read_all_records boolean not null,
  can_update_all_records boolean not null,
  can_soft_delete_all_records boolean not null,
  can_destroy_all_records boolean not null,
  can_update_all_settings boolean not null,
  settings text not null
);
create unique index role_label on role (workspace_id, lower(label));

-- Objects and fields are named by id, so that they may be renamed. Their rows are written anew with
-- every change, hence no foreign keys to them.
create table object_permission (
  id uuid primary key,
  role_id uuid not null references role (id) on delete cascade,
  object_id uuid not null,
  can_read boolean,
  can_update boolean,
  can_soft_delete boolean,
  can_destroy boolean,
  unique (role_id, object_id)
);
create table field_permission (
  id uuid primary key,
  role_id uuid not null references role (id) on delete cascade,
  field_id uuid not null,
  can_read boolean not null,
  can_update boolean not null,
  unique (role_id, field_id)
);
create table row_rule (
  id uuid primary key,
  role_id uuid not null references role (id) on delete cascade,
  object_id uuid not null,
  filter text not null,
  unique (role_id, object_id)
);
comment on column row_rule.filter is 'A record filter with ids of fields and keys of options.';
