-- What every service that publishes, consumes or works in the background needs, in its own schema.

create table event_outbox (
  id uuid primary key default uuidv7(),
  topic text not null,
  key text not null,
  event jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
comment on table event_outbox is 'Events written with the change they tell of; the relay deletes what the broker acknowledged.';

create table inbox (
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (consumer, event_id)
);
create index inbox_at on inbox (at);

create table jobs (
  id uuid primary key default uuidv7(),
  kind text not null,
  workspace_id uuid,
  payload jsonb not null,
  state text not null default 'WAITING'
    check (state in ('WAITING', 'RUNNING', 'SUCCEEDED', 'RETRYING', 'FAILED', 'CANCELLED')),
  attempt int not null default 0,
  progress int not null default 0 check (progress between 0 and 100),
  error text,
  run_after timestamptz not null default clock_timestamp(),
  lease_owner text,
  lease_until timestamptz,
  is_cancel_requested boolean not null default false,
  revision bigint not null default 1,
  created_at timestamptz not null default clock_timestamp()
);
create index jobs_due on jobs (run_after) where state in ('WAITING', 'RETRYING');
create index jobs_leased on jobs (lease_until) where state = 'RUNNING';
create index jobs_workspace on jobs (workspace_id);
