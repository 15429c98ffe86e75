-- Destructions of records that touch more rows than one transaction may: written by the transaction
-- that marked the records deleted, carried out in parts by the job of the same id.
create table destruction (
  id uuid primary key default uuidv7(),
  workspace_id uuid not null,
  -- physical table of the records
  object text not null,
  -- who destroys, as events say it
  actor json not null,
  traceparent text,
  -- rows that point at the records, counted once; null until then
  expected bigint,
  touched bigint not null default 0,
  is_over boolean not null default false,
  begun_at timestamptz not null default clock_timestamp()
);

-- The records themselves: they cannot be restored, and who destroys one again joins.
create table destruction_record (
  workspace_id uuid not null,
  object text not null,
  record_id uuid not null,
  destruction_id uuid not null references destruction on delete cascade,
  primary key (workspace_id, object, record_id)
);
create index destruction_record_destruction on destruction_record (destruction_id);
