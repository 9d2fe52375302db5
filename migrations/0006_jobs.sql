-- What the server has to do by itself, each thing once. `key` names what is done once: a second job
-- of the same key is not made.
--
-- A job is leased to whoever works on it: `lease` names that one taking, and `run_at` is then when
-- the lease ends. One whose server is killed so comes back by itself, and the next one that is due is
-- always the first by `run_at`.

CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('push', 'reminder')),
    key        TEXT NOT NULL,
    person_id  TEXT NOT NULL REFERENCES people (id),
    payload    TEXT NOT NULL,
    run_at     BIGINT NOT NULL,
    until      BIGINT,
    attempts   BIGINT NOT NULL,
    lease      TEXT,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
    problem    TEXT,
    created_at BIGINT NOT NULL,
    ended_at   BIGINT,
    CONSTRAINT jobs_once UNIQUE (key)
);
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE state = 'waiting';
CREATE INDEX jobs_ended ON jobs (state, ended_at) WHERE state <> 'waiting';
CREATE INDEX jobs_of_person ON jobs (person_id, kind);
