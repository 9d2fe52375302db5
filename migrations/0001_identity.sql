-- People, how they come in, and who is there for whom.
-- Portable types only: TEXT ids (UUIDv7), BIGINT UTC milliseconds, TEXT days (YYYY-MM-DD).

CREATE TABLE people (
    id           TEXT PRIMARY KEY,
    role         TEXT NOT NULL CHECK (role IN ('young_person', 'caseworker', 'lead', 'administrator')),
    name         TEXT NOT NULL,
    department   TEXT,
    language     TEXT NOT NULL,
    time_zone    TEXT NOT NULL,
    day_start    BIGINT NOT NULL,
    quiet_from   TEXT,
    quiet_until  TEXT,
    paused_since TEXT,
    reach_by     TEXT,
    welcomed     BOOLEAN NOT NULL,
    created_by   TEXT REFERENCES people (id),
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL
);

CREATE TABLE invitations (
    id         TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES people (id),
    code_hash  TEXT NOT NULL UNIQUE,
    created_by TEXT REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX invitations_of_person ON invitations (person_id);

-- Wrong codes by network address (hashed), for the lock-out.
CREATE TABLE wrong_codes (
    address_hash TEXT PRIMARY KEY,
    tries        BIGINT NOT NULL,
    last_at      BIGINT NOT NULL
);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    renewed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (person_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE assignments (
    id                        TEXT PRIMARY KEY,
    young_person_id           TEXT NOT NULL REFERENCES people (id),
    caseworker_id             TEXT NOT NULL REFERENCES people (id),
    since                     BIGINT NOT NULL,
    until                     BIGINT,
    decided_by                TEXT NOT NULL REFERENCES people (id),
    why                       TEXT NOT NULL,
    asked_for_by_young_person BOOLEAN NOT NULL
);
CREATE INDEX assignments_of_young_person ON assignments (young_person_id, since);
CREATE INDEX assignments_of_caseworker ON assignments (caseworker_id, since);

-- One line per young person, viewer, day and kind; written in the transaction of the read itself.
CREATE TABLE access_log (
    id              TEXT PRIMARY KEY,
    young_person_id TEXT NOT NULL REFERENCES people (id),
    viewer_id       TEXT NOT NULL REFERENCES people (id),
    role            TEXT NOT NULL,
    what            TEXT NOT NULL,
    day             TEXT NOT NULL,
    last_at         BIGINT NOT NULL,
    times           BIGINT NOT NULL,
    CONSTRAINT access_log_line UNIQUE (young_person_id, viewer_id, day, what, role)
);
CREATE INDEX access_log_by_day ON access_log (young_person_id, day, id);

-- Keys of writes that may be sent again, kept in the transaction of their effect.
CREATE TABLE idempotency_keys (
    person_id    TEXT NOT NULL REFERENCES people (id),
    key          TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    answer       TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (person_id, key)
);
