-- Files that clients upload and FILES fields refer to. The bytes are in the storage; a row says what
-- they are and whose.
create table files (
  id uuid primary key,
  workspace_id uuid not null,
  name text not null,
  -- bytes that were announced; null when the limit alone holds
  announced_size bigint,
  -- who may upload: a user or an API key
  uploader uuid not null,
  created_at timestamptz not null,
  state text not null check (state in ('PENDING', 'STORED', 'REMOVED')),
  -- what was uploaded; null while PENDING
  size bigint,
  sha256 text,
  media_type text,
  category text,
  extension text,
  -- since when no record is known to refer to the file; null while one does
  unreferenced_since timestamptz,
  -- when the cleanup looks at it next
  due_at timestamptz not null
);
create index on files (workspace_id);
create index on files (due_at);
create index on files (id) where state = 'REMOVED';
