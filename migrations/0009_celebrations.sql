-- Cheers and kind words, links for people without an account, gatherings, praise to parents.

-- Secrets that the server makes for itself, once. Tokens follow from them: no row holds a token.
CREATE TABLE server_secrets (
    name       TEXT PRIMARY KEY,
    secret     TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE recognition_links (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL REFERENCES people (id),
    label      TEXT NOT NULL,
    shown_name TEXT NOT NULL,
    language   TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_at  BIGINT
);
CREATE INDEX recognition_links_of_owner ON recognition_links (owner_id, id);

-- A cheer has who of the team said it (by_id); a guest's words have their link and the name they wrote.
CREATE TABLE recognitions (
    id          TEXT PRIMARY KEY,
    owner_id    TEXT NOT NULL REFERENCES people (id),
    by_id       TEXT REFERENCES people (id),
    link_id     TEXT REFERENCES recognition_links (id),
    from_name   TEXT,
    text        TEXT,
    card        TEXT,
    success_id  TEXT REFERENCES successes (id),
    at          BIGINT NOT NULL,
    seen_at     BIGINT,
    shared_with TEXT NOT NULL,
    reported    BOOLEAN NOT NULL,
    version     BIGINT NOT NULL,
    deleted_at  BIGINT,
    CONSTRAINT recognitions_by_one CHECK ((by_id IS NULL) <> (link_id IS NULL))
);
CREATE INDEX recognitions_of_owner ON recognitions (owner_id, id);
CREATE INDEX recognitions_by_link ON recognitions (link_id, at);
CREATE INDEX recognitions_by_person ON recognitions (by_id, owner_id, at);

-- What is celebrated together; team is a list of ids as JSON.
CREATE TABLE gatherings (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL REFERENCES people (id),
    title      TEXT NOT NULL,
    words      TEXT,
    success_id TEXT REFERENCES successes (id),
    on_day     TEXT NOT NULL,
    at_time    TEXT,
    place      TEXT,
    shown_name TEXT NOT NULL,
    team       TEXT NOT NULL,
    cancelled  BOOLEAN NOT NULL,
    version    BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT
);
CREATE INDEX gatherings_of_owner ON gatherings (owner_id, id);

CREATE TABLE gathering_answers (
    gathering_id TEXT NOT NULL REFERENCES gatherings (id),
    person_id    TEXT NOT NULL REFERENCES people (id),
    coming       TEXT NOT NULL CHECK (coming IN ('yes', 'no', 'maybe')),
    words        TEXT,
    at           BIGINT NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);

CREATE TABLE gathering_guests (
    id           TEXT PRIMARY KEY,
    gathering_id TEXT NOT NULL REFERENCES gatherings (id),
    name         TEXT NOT NULL,
    coming       TEXT CHECK (coming IN ('yes', 'no', 'maybe')),
    words        TEXT,
    answered_at  BIGINT,
    deleted_at   BIGINT
);
CREATE INDEX gathering_guests_of_gathering ON gathering_guests (gathering_id, id);

CREATE TABLE praises (
    id              TEXT PRIMARY KEY,
    young_person_id TEXT NOT NULL REFERENCES people (id),
    by_id           TEXT NOT NULL REFERENCES people (id),
    parent          TEXT NOT NULL,
    told_by         TEXT NOT NULL CHECK (told_by IN ('call', 'letter')),
    text            TEXT NOT NULL,
    at              BIGINT NOT NULL
);
CREATE INDEX praises_of_young_person ON praises (young_person_id, id);
