-- When it is looked whether anything names a file: an hour after what was said in it was taken back, and
-- otherwise after as long as a phone may be away (400 days) and still name it. One that nothing names is
-- let go.
ALTER TABLE files ADD COLUMN look_at BIGINT;
UPDATE files SET look_at = updated_at + 34560000000;
CREATE INDEX files_to_look_at ON files (look_at);

-- Files that were let go and may still lie in the store of files; nothing but their ids is left.
CREATE TABLE files_gone (
    file_id  TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES people (id)
);
