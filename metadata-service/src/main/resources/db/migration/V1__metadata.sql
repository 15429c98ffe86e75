-- Where a workspace's records live.
create table data_source (
  workspace_id uuid primary key,
  cluster text not null,
  standard_version int not null,
  created_at timestamptz not null default clock_timestamp()
);
create index data_source_cluster on data_source (cluster);

create table object_metadata (
  id uuid primary key,
  workspace_id uuid not null references data_source (workspace_id) on delete cascade,
  name_singular text not null,
  name_plural text not null,
  label_singular text not null,
  label_plural text not null,
  description text,
  icon text,
  table_name text not null,
  is_system boolean not null,
  is_custom boolean not null,
  is_active boolean not null,
  is_searchable boolean not null,
  client_writes text not null,
  label_field_id uuid,
  duplicate_criteria text not null,
  standard_version int not null,
  position int not null,
  unique (workspace_id, name_singular),
  unique (workspace_id, table_name)
);
comment on column object_metadata.table_name is 'Physical name, allotted once.';

create table field_metadata (
  id uuid primary key,
  workspace_id uuid not null,
  object_id uuid not null references object_metadata (id) on delete cascade,
  name text not null,
  label text not null,
  description text,
  icon text,
  type text not null,
  is_nullable boolean not null,
  is_unique boolean not null,
  is_system boolean not null,
  is_custom boolean not null,
  is_active boolean not null,
  default_value text,
  settings text,
  options text not null,
  columns text not null,
  relation text,
  position int not null,
  unique (object_id, name)
);
create index field_metadata_workspace on field_metadata (workspace_id);
comment on column field_metadata.columns is 'Physical columns as JSON, allotted once.';

create table index_metadata (
  id uuid primary key,
  workspace_id uuid not null,
  object_id uuid not null references object_metadata (id) on delete cascade,
  fields text not null,
  is_unique boolean not null,
  state text not null check (state in ('BUILDING', 'READY', 'FAILED')),
  position int not null
);
create index index_metadata_workspace on index_metadata (workspace_id);
create index index_metadata_object on index_metadata (object_id);

-- Shapes by their content; many workspaces share one.
create table shape (
  hash text primary key,
  bytes bytea not null,
  created_at timestamptz not null default clock_timestamp()
);

-- The published pointer.
create table schema_version (
  workspace_id uuid primary key references data_source (workspace_id) on delete cascade,
  version int not null,
  shape_hash text not null references shape (hash),
  access_hash text not null,
  published_at timestamptz not null
);

create table migration (
  id uuid primary key default uuidv7(),
  workspace_id uuid not null references data_source (workspace_id) on delete cascade,
  version int not null,
  state text not null
    check (state in ('PENDING', 'EXPANDED', 'PUBLISHED', 'CONTRACTED', 'FAILED')),
  expand text not null,
  contract text not null,
  before text not null,
  changed_objects text not null,
  shape_hash text not null references shape (hash),
  needs_defaults boolean not null,
  is_told boolean not null default false,
  attempts int not null default 0,
  error text,
  lease_until timestamptz not null,
  contract_after timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  published_at timestamptz
);
comment on column migration.before is 'The metadata rows it replaced, to put back when it fails.';
comment on column migration.is_told is 'The news of its publication is out.';
-- One change of a workspace at a time.
create unique index migration_in_flight on migration (workspace_id)
  where state in ('PENDING', 'EXPANDED');
create unique index migration_version on migration (workspace_id, version)
  where state <> 'FAILED';
create index migration_to_drive on migration (lease_until)
  where state in ('PENDING', 'EXPANDED') or not is_told;
create index migration_to_contract on migration (contract_after) where state = 'PUBLISHED';
