-- When the state of a member that its workspaceMember record shows came about, so that an event
-- that was overtaken is left alone.
create table member_projection (
  workspace_id uuid not null,
  member_id uuid not null,
  changed_at timestamptz not null,
  primary key (workspace_id, member_id)
);
