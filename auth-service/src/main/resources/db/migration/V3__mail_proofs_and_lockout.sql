-- Links that were sent to a mailbox: who follows one reads it. One of a purpose at a time.
create table email_proofs (
  token_hash text primary key,
  user_id uuid not null references users on delete cascade,
  purpose text not null check (purpose in ('VERIFY_EMAIL', 'CHANGE_EMAIL', 'RESET_PASSWORD')),
  -- The mailbox it was sent to.
  email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint email_proofs_user_purpose_key unique (user_id, purpose)
);
create index email_proofs_expires on email_proofs (expires_at);

-- Attempts at a password that were not right, by account.
create table password_failures (
  subject text primary key,
  failures integer not null,
  last_at timestamptz not null
);
create index password_failures_last on password_failures (last_at);
