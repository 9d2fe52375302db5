-- Pictures on successes. What has arrived of a file stands in parts beside its row, in the same
-- transaction; a whole one lies in the store of files, and its row says of what kind it is.

CREATE TABLE files (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL REFERENCES people (id),
    size       BIGINT NOT NULL,
    received   BIGINT NOT NULL,
    kind       TEXT CHECK (kind IN ('jpeg', 'png', 'webp')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX files_of_owner ON files (owner_id, id);

CREATE TABLE file_parts (
    file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    begins  BIGINT NOT NULL,
    bytes   BYTEA NOT NULL,
    PRIMARY KEY (file_id, begins)
);

-- A list of ids as JSON. A file may be named before it has arrived: words don't wait for a picture.
ALTER TABLE successes ADD COLUMN file_ids TEXT NOT NULL DEFAULT '[]';

-- Keys that nobody needs any more are found by age when they are let go.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
