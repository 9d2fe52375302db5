-- Meetings. Everything that belongs to one is in one record (the domain's Meeting, as JSON), which is
-- changed whole, in one transaction: rules hold over all of it. The columns beside it are for finding.

CREATE TABLE meetings (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL REFERENCES people (id),
    state      TEXT NOT NULL CHECK (state IN ('asked', 'planned', 'held', 'closed', 'cancelled')),
    starts_at  BIGINT,
    record     TEXT NOT NULL,
    version    BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX meetings_of_owner ON meetings (owner_id, id);

-- Which meeting a file belongs to: who sees the one may have the other.
CREATE TABLE meeting_files (
    file_id         TEXT NOT NULL,
    meeting_id      TEXT NOT NULL REFERENCES meetings (id),
    contribution_id TEXT NOT NULL,
    PRIMARY KEY (file_id, meeting_id, contribution_id)
);

-- In which container a file holds a voice note; `kind` says it of a picture.
ALTER TABLE files ADD COLUMN voice TEXT CHECK (voice IN ('webm', 'ogg', 'mp4'));

-- The browser that took a delegate's link into use: the hash of what it names itself with.
CREATE TABLE meeting_delegates (
    id           TEXT PRIMARY KEY,
    meeting_id   TEXT NOT NULL REFERENCES meetings (id),
    claimed_hash TEXT,
    claimed_at   BIGINT
);

-- The calendar entry of each who comes: its id is in the address, and tells nothing.
CREATE TABLE meeting_calendar (
    id             TEXT PRIMARY KEY,
    meeting_id     TEXT NOT NULL REFERENCES meetings (id),
    participant_id TEXT NOT NULL,
    UNIQUE (meeting_id, participant_id)
);

-- What its owner took back before anybody had heard it. Nothing but its id is left, so that a copy of
-- it that comes late is not taken for something said anew.
CREATE TABLE meeting_taken_back (
    contribution_id TEXT NOT NULL,
    meeting_id      TEXT NOT NULL REFERENCES meetings (id),
    PRIMARY KEY (contribution_id, meeting_id)
);

-- What the municipality has made of the templates.
CREATE TABLE meeting_templates (
    kind       TEXT PRIMARY KEY,
    record     TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
