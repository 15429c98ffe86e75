-- Changes of imports and of other bulk writes wait apart, so that thousands of them delay no other.
alter table outbox drop column bulk;
create table bulk_outbox (like outbox including all);
