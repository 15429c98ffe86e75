-- The jobs of all services as their job.changed events tell them; commands go to the owner.
create table background_job (
  id uuid primary key,
  workspace_id uuid not null,
  service text not null,
  kind text not null,
  state text not null,
  attempt int not null,
  progress int not null,
  error text,
  created_at timestamptz not null,
  run_after timestamptz not null,
  revision bigint not null
);
create index background_job_list on background_job (workspace_id, created_at desc, id desc);
