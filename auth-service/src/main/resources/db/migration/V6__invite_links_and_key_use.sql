-- The link by which anybody who has it may join a workspace; its secret is shown to administrators.
create table invite_links (
  workspace_id uuid primary key references workspaces,
  role_id uuid not null,
  token_hash text not null constraint invite_links_token_key unique,
  token_sealed bytea not null,
  vault_key_id text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz
);

-- When a key was last seen by a gateway, to the minute.
alter table api_keys add column last_used_at timestamptz;
