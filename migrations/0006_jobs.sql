-- What the server has to do by itself, each thing once. A job is leased to one server for a while:
-- one that is killed gives it back by doing nothing. `key` names what is done once: a second job of
-- the same key is not made.

CREATE TABLE jobs (
    id           TEXT PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('push', 'reminder')),
    key          TEXT NOT NULL,
    person_id    TEXT NOT NULL REFERENCES people (id),
    payload      TEXT NOT NULL,
    run_at       BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    leased_by    TEXT,
    leased_until BIGINT,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
    problem      TEXT,
    created_at   BIGINT NOT NULL,
    ended_at     BIGINT,
    CONSTRAINT jobs_once UNIQUE (key)
);
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE state = 'waiting';
CREATE INDEX jobs_of_person ON jobs (person_id, kind);
