-- Who looked stands under the name they had when they looked, and `about` names the colleague whom an
-- entry is about (a code made for them, a sign-in confirmed). Both belong to what makes a line one, which
-- SQLite can't change in place: the table is made anew.
CREATE TABLE access_log_named (
    id              TEXT PRIMARY KEY,
    young_person_id TEXT NOT NULL REFERENCES people (id),
    viewer_id       TEXT NOT NULL REFERENCES people (id),
    viewer_name     TEXT NOT NULL,
    role            TEXT NOT NULL,
    what            TEXT NOT NULL,
    about           TEXT NOT NULL,
    day             TEXT NOT NULL,
    last_at         BIGINT NOT NULL,
    times           BIGINT NOT NULL,
    CONSTRAINT access_log_named_line
        UNIQUE (young_person_id, viewer_id, viewer_name, day, what, about, role)
);
INSERT INTO access_log_named (id, young_person_id, viewer_id, viewer_name, role, what, about, day,
    last_at, times)
SELECT l.id, l.young_person_id, l.viewer_id, p.name, l.role, l.what, '', l.day, l.last_at, l.times
FROM access_log l JOIN people p ON p.id = l.viewer_id;
DROP TABLE access_log;
ALTER TABLE access_log_named RENAME TO access_log;
CREATE INDEX access_log_by_day ON access_log (young_person_id, day, id);

-- Whether somebody has signed in with a code, ever: invitations are pruned.
ALTER TABLE people ADD COLUMN arrived BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE people SET arrived = TRUE WHERE welcomed OR EXISTS (
    SELECT 1 FROM invitations i WHERE i.person_id = people.id AND i.used_at IS NOT NULL);
-- A colleague whose access has ended, and who ended it.
ALTER TABLE people ADD COLUMN ended_at BIGINT;
ALTER TABLE people ADD COLUMN ended_by TEXT REFERENCES people (id);

-- A session that began by a code which `code_by` made for a colleague who had been in before: it gives no
-- content while it awaits that somebody else confirms who it is.
ALTER TABLE sessions ADD COLUMN awaiting BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN code_by TEXT REFERENCES people (id);
CREATE INDEX sessions_awaiting ON sessions (person_id) WHERE awaiting;

-- Assignments and what became of them, under the names of then. Rows of the history are only ever added.
ALTER TABLE assignments ADD COLUMN caseworker_name TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN decided_by_name TEXT NOT NULL DEFAULT '';
UPDATE assignments SET
    caseworker_name = (SELECT p.name FROM people p WHERE p.id = caseworker_id),
    decided_by_name = (SELECT p.name FROM people p WHERE p.id = decided_by);
CREATE TABLE assignment_changes (
    id            TEXT PRIMARY KEY,
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    what          TEXT NOT NULL CHECK (what IN ('begun', 'end_planned', 'ended')),
    by_id         TEXT NOT NULL REFERENCES people (id),
    by_name       TEXT NOT NULL,
    at            BIGINT NOT NULL,
    until_before  BIGINT,
    until_after   BIGINT,
    why           TEXT
);
CREATE INDEX assignment_changes_of_assignment ON assignment_changes (assignment_id, at, id);
INSERT INTO assignment_changes (id, assignment_id, what, by_id, by_name, at, until_after, why)
SELECT id, id, 'begun', decided_by, decided_by_name, since, until, why FROM assignments;
