-- A young person's answers to an instrument. answers: JSON by the id of the question.
CREATE TABLE feedback (
    id                 TEXT PRIMARY KEY,
    owner_id           TEXT NOT NULL REFERENCES people (id),
    instrument         TEXT NOT NULL,
    instrument_version BIGINT NOT NULL,
    answers            TEXT NOT NULL,
    about              TEXT,
    words              TEXT,
    on_day             TEXT NOT NULL,
    at                 BIGINT NOT NULL,
    shared_with        TEXT NOT NULL,
    score              BIGINT,
    version            BIGINT NOT NULL,
    updated_at         BIGINT NOT NULL,
    deleted_at         BIGINT
);
CREATE INDEX feedback_of_owner ON feedback (owner_id, id);
