alter table migration add column names text not null default '[]';
comment on column migration.names is 'What records name and is renamed or removed, as JSON.';
