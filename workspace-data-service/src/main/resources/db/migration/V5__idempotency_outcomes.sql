-- What a request with an Idempotency-Key has written so far: one row for each root field, written by
-- the transaction that made the field's change, so it exists if and only if the change does.
create table idempotency_outcome (
  workspace_id uuid not null,
  key text not null,
  -- of the root field in its operation, from 0
  place integer not null,
  -- what is answered for it, as JSON
  outcome bytea not null,
  primary key (workspace_id, key, place),
  foreign key (workspace_id, key) references idempotency on delete cascade
);
comment on column idempotency.answer is
  'The whole answer; null while the request runs and after a crash ended it.';
