-- Changes of access are noted in news_outbox, as all news are.
alter table schema_version drop column is_access_told;
