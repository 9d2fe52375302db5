-- A contact outside Kurs that staff recorded.
CREATE TABLE outreach (
    id              TEXT PRIMARY KEY,
    young_person_id TEXT NOT NULL REFERENCES people (id),
    by_id           TEXT NOT NULL REFERENCES people (id),
    how             TEXT NOT NULL,
    day             TEXT NOT NULL,
    UNIQUE (young_person_id, by_id, day, how)
);

-- What the caseworker had been given before the day on which they opened the overview last; and whether they
-- set a star beside the name.
ALTER TABLE overviews ADD COLUMN digests_before TEXT NOT NULL DEFAULT '{"goals":[],"successes":[],"answers":[]}';
ALTER TABLE overviews ADD COLUMN day TEXT;
ALTER TABLE overviews ADD COLUMN starred BOOLEAN NOT NULL DEFAULT FALSE;
