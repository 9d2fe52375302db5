-- Since when the oldest open end of a meeting waits, and how many there are; of what is there already
-- both are exact with its next change.
ALTER TABLE meetings ADD COLUMN waiting_since BIGINT;
ALTER TABLE meetings ADD COLUMN open_ends BIGINT NOT NULL DEFAULT 0;
UPDATE meetings SET waiting_since = updated_at, open_ends = 1 WHERE waits;
ALTER TABLE meetings DROP COLUMN waits;
CREATE INDEX meetings_waiting ON meetings (owner_id, waiting_since) WHERE waiting_since IS NOT NULL;

-- Uploads that are not finished are found by age when they expire.
CREATE INDEX files_unfinished ON files (updated_at) WHERE kind IS NULL AND voice IS NULL;
