-- Changes of records not yet on Kafka. A row is written by the statement that makes the change, so
-- it exists if and only if the change does. Physical rows with the hash of the shape they were
-- written under: the relay turns them into the API form.
create table outbox (
  id uuid primary key default uuidv7(),
  workspace_id uuid not null,
  -- physical table of the record
  object text not null,
  record_id uuid not null,
  -- CREATED UPDATED DELETED RESTORED DESTROYED
  action text not null,
  before json,
  after json,
  -- logical names under the shape below; never updatedAt or updatedBy
  updated_fields text[] not null default '{}',
  actor json not null,
  shape_hash text not null,
  -- goes to the topic of bulk changes
  bulk boolean not null default false,
  traceparent text,
  occurred_at timestamptz not null
);
