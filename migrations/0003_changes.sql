-- What changed for a young person, in order: a phone goes on from the last row it was told of.
-- A row's id is the cursor; its draft is what the owner had said at that version, so that changes of
-- two phones can be merged field by field. Rows are only ever added (and pruned when superseded).

CREATE TABLE changes (
    id        TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    seq       BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version   BIGINT NOT NULL,
    draft     TEXT,
    at        BIGINT NOT NULL,
    CONSTRAINT changes_in_order UNIQUE (person_id, seq)
);
CREATE INDEX changes_of_record ON changes (record_id, version);

-- Words that gave way to words from another phone, until their owner lets them go.
CREATE TABLE earlier_words (
    id         TEXT PRIMARY KEY,
    owner_id   TEXT NOT NULL REFERENCES people (id),
    kind       TEXT NOT NULL CHECK (kind IN ('goal', 'success')),
    record_id  TEXT NOT NULL,
    field      TEXT NOT NULL,
    words      TEXT NOT NULL,
    at         BIGINT NOT NULL,
    deleted_at BIGINT
);
CREATE INDEX earlier_words_of_owner ON earlier_words (owner_id, id);

-- What was kept before there was a log. A row is named after its record, with the variant digit of
-- the UUID telling the kind, so that one id used for two kinds makes two rows.
INSERT INTO changes (id, person_id, seq, kind, record_id, version, at)
SELECT substr(id, 1, 19) || variant || substr(id, 21), person_id,
    row_number() OVER (PARTITION BY person_id ORDER BY at, id, variant), kind, id, version, at
FROM (
    SELECT id, owner_id AS person_id, 'goal' AS kind, '8' AS variant, version, updated_at AS at
    FROM goals
    UNION ALL
    SELECT id, owner_id, 'success', '9', version, updated_at FROM successes
    UNION ALL
    SELECT id, young_person_id, 'goal_suggestion', 'a',
        CASE WHEN state = 'waiting' THEN 1 ELSE 2 END, COALESCE(answered_at, created_at)
    FROM goal_suggestions
) AS kept
WHERE true
ON CONFLICT (id) DO NOTHING;
