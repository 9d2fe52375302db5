-- When a goal was last shared more widely: a success that was made before is not shown by that.
ALTER TABLE goals ADD COLUMN shared_at BIGINT NOT NULL DEFAULT 0;

-- What a caseworker was given when they last opened the overview of a young person: a digest of each
-- thing, as JSON. What differs from it is what changed for them since.
CREATE TABLE overviews (
    young_person_id TEXT NOT NULL REFERENCES people (id),
    viewer_id       TEXT NOT NULL REFERENCES people (id),
    digests         TEXT NOT NULL,
    PRIMARY KEY (young_person_id, viewer_id)
);
