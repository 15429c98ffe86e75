-- A calendar that a member connected; the account's secrets are auth-service's.
create table calendar_channel (
  id uuid primary key default uuidv7(),
  workspace_id uuid not null,
  account_id uuid not null,
  handle text not null,
  visibility text not null default 'SHARE_EVERYTHING'
    check (visibility in ('METADATA', 'SHARE_EVERYTHING')),
  is_sync_enabled boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  unique (workspace_id, account_id, handle)
);
