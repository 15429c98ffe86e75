-- Every workspace is a customer, whether it pays or not.
create table customer (
  workspace_id uuid primary key,
  name text not null,
  created_at timestamptz not null default clock_timestamp()
);
