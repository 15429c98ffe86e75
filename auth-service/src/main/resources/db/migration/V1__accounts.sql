-- Who may sign in, what they may enter, and what proves it. Names are unqualified: the schema is the
-- service's own (core).

create table users (
  id uuid primary key,
  email text not null constraint users_email_key unique,
  first_name text not null,
  last_name text not null,
  password_hash text,
  is_email_verified boolean not null default false,
  default_workspace_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table workspaces (
  id uuid primary key,
  name text not null,
  subdomain text not null,
  logo_url text,
  status text not null check (status in ('PENDING', 'ACTIVE', 'SUSPENDED', 'DELETED')),
  -- The step of creation to do next; DONE once the workspace is active.
  creation_step text not null check (creation_step in ('OBJECTS', 'DEFAULTS', 'MEMBERS', 'ACTIVATE', 'DONE')),
  -- Until when somebody is at work on the creation; nobody else takes it before.
  creation_taken_until timestamptz not null,
  creation_failures integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index workspaces_subdomain_key on workspaces (subdomain text_pattern_ops) where status <> 'DELETED';
create index workspaces_pending on workspaces (creation_taken_until) where status = 'PENDING';

create table members (
  id uuid primary key,
  workspace_id uuid not null references workspaces,
  user_id uuid not null references users,
  role_id uuid not null,
  created_at timestamptz not null,
  constraint members_workspace_user_key unique (workspace_id, user_id)
);
create index members_user on members (user_id);

-- A session is the family of refresh tokens that came from one sign-in.
create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  workspace_id uuid references workspaces,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_user on sessions (user_id);
create index sessions_workspace on sessions (workspace_id);
create index sessions_expires on sessions (expires_at);

create table refresh_tokens (
  hash text primary key,
  session_id uuid not null references sessions on delete cascade,
  created_at timestamptz not null,
  rotated_at timestamptz,
  successor_hash text,
  -- The successor, readable only with the rotated token itself: what a repeat in the grace time gets.
  successor_sealed bytea,
  check ((rotated_at is null) = (successor_hash is null)),
  check ((rotated_at is null) = (successor_sealed is null))
);
create index refresh_tokens_session on refresh_tokens (session_id);

create table signing_keys (
  id text primary key,
  public_key bytea not null,
  private_key_sealed bytea not null,
  vault_key_id text not null,
  created_at timestamptz not null
);

create table api_keys (
  id uuid primary key,
  workspace_id uuid not null references workspaces,
  name text not null,
  role_id uuid not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_workspace on api_keys (workspace_id);

create table feature_flags (
  id uuid primary key,
  workspace_id uuid not null references workspaces,
  key text not null,
  value boolean not null,
  constraint feature_flags_workspace_key unique (workspace_id, key)
);
