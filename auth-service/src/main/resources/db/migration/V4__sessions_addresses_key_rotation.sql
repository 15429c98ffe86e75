-- Guesses are counted by the client's address, too; those are forgotten one by one.
alter table password_failures add column eased_at timestamptz not null default now();

-- What a user recognises a session by.
alter table sessions
  add column last_used_at timestamptz,
  add column address text,
  add column user_agent text;
update sessions set last_used_at = created_at;
alter table sessions alter column last_used_at set not null;

-- A key is published some time before it signs. When another signs in its place its private part
-- goes; the public one stays while tokens of the key may be about.
alter table signing_keys
  add column signs_from timestamptz not null default now(),
  alter column private_key_sealed drop not null,
  alter column vault_key_id drop not null,
  add check ((private_key_sealed is null) = (vault_key_id is null));
update signing_keys set signs_from = created_at;

-- The signing key of an API key's token: it stays published as long as the API key is good.
alter table api_keys add column signing_key_id text references signing_keys;
update api_keys set signing_key_id = (select id from signing_keys order by created_at, id limit 1);
