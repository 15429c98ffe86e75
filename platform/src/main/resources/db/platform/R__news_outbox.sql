-- News that are not told yet; the changes they tell of were committed with them.
create table if not exists news_outbox (
  id uuid primary key,
  subject text not null,
  noted_at timestamptz not null default clock_timestamp()
);
create index if not exists news_outbox_noted_at on news_outbox (noted_at);
