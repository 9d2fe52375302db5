-- What a young person sets out to do, and what worked out.
-- shared_with: 'only_me', 'my_team', or person ids joined by commas.

CREATE TABLE goals (
    id          TEXT PRIMARY KEY,
    owner_id    TEXT NOT NULL REFERENCES people (id),
    text        TEXT NOT NULL,
    why         TEXT,
    first_step  TEXT,
    pictogram   TEXT,
    repeat      TEXT NOT NULL,
    part_of_day TEXT,
    remind_at   TEXT,
    confidence  BIGINT,
    shared_with TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('active', 'resting', 'reached')),
    version     BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    deleted_at  BIGINT
);
CREATE INDEX goals_of_owner ON goals (owner_id, id);

CREATE TABLE successes (
    id          TEXT PRIMARY KEY,
    owner_id    TEXT NOT NULL REFERENCES people (id),
    goal_id     TEXT REFERENCES goals (id),
    on_day      TEXT NOT NULL,
    at          BIGINT NOT NULL,
    words       TEXT,
    feeling     BIGINT,
    shared_with TEXT NOT NULL,
    once_more   BOOLEAN NOT NULL,
    version     BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    deleted_at  BIGINT
);
CREATE INDEX successes_of_owner ON successes (owner_id, on_day, id);
-- One success a day and goal, unless the owner says that it happened once more.
CREATE UNIQUE INDEX successes_once_a_day ON successes (goal_id, on_day)
    WHERE goal_id IS NOT NULL AND NOT once_more AND deleted_at IS NULL;

CREATE TABLE goal_suggestions (
    id              TEXT PRIMARY KEY,
    young_person_id TEXT NOT NULL REFERENCES people (id),
    by_id           TEXT NOT NULL REFERENCES people (id),
    text            TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'adopted', 'dropped')),
    words           TEXT,
    goal_id         TEXT REFERENCES goals (id),
    created_at      BIGINT NOT NULL,
    answered_at     BIGINT
);
CREATE INDEX goal_suggestions_of_young_person ON goal_suggestions (young_person_id, id);
