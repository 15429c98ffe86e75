-- Who was asked to join a workspace and has not done so yet. Accepted and revoked ones are deleted.
create table invitations (
  id uuid primary key,
  workspace_id uuid not null references workspaces,
  email text not null,
  role_id uuid not null,
  token_hash text not null constraint invitations_token_key unique,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint invitations_workspace_email_key unique (workspace_id, email)
);
