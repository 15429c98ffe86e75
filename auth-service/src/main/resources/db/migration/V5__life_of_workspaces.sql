-- Who made a workspace: its own address need not be verified to use it.
alter table workspaces
  add column created_by uuid,
  -- Whether others have to verify their address first.
  add column is_verification_required boolean not null default false,
  -- Of a DELETED one: until when it can be restored, and when every owner was told to purge it.
  add column purge_after timestamptz,
  add column purged_at timestamptz;
update workspaces w set created_by =
  (select m.user_id from members m where m.workspace_id = w.id order by m.created_at, m.id limit 1);
update workspaces set purge_after = updated_at, purged_at = updated_at where status = 'DELETED';
alter table workspaces add check (status <> 'DELETED' or purge_after is not null);
create index workspaces_to_purge on workspaces (purge_after) where status = 'DELETED' and purged_at is null;
