-- What a caseworker typed about a young person and has not saved, so that it is there on any computer.
CREATE TABLE drafts (
    staff_id        TEXT NOT NULL REFERENCES people (id),
    name            TEXT NOT NULL,
    young_person_id TEXT NOT NULL REFERENCES people (id),
    text            TEXT NOT NULL,
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (staff_id, name)
);
CREATE INDEX drafts_by_age ON drafts (updated_at);
