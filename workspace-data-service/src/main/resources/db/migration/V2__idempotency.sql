-- Answers of requests with an Idempotency-Key, kept for 24 hours. A row without an answer is a
-- claim: its request is running, or a crash ended it.
create table idempotency (
  workspace_id uuid not null,
  -- principal and key: one caller's keys are nobody else's
  key text not null,
  request_hash text not null,
  answer bytea,
  claimed_at timestamptz not null,
  primary key (workspace_id, key)
);
create index idempotency_claimed_at on idempotency (claimed_at);
