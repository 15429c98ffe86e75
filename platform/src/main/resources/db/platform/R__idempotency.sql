-- Requests of the service's own GraphQL with an Idempotency-Key, kept for 24 hours.
create table if not exists request_keys (
  -- digest of who asks and the key
  key text primary key,
  request_hash text not null,
  claimed_at timestamptz not null,
  -- its request runs until then, unless a crash ended it
  running_until timestamptz not null,
  -- set by the transactions that it wrote in
  wrote boolean not null default false,
  -- sealed: answers hold tokens and secrets that are told once
  answer bytea,
  answer_key text
);
create index if not exists request_keys_claimed_at on request_keys (claimed_at);
