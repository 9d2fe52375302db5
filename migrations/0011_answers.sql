-- Whether something in a meeting waits for an answer: what was said to one that was called off does too.
-- Of those that are there already each is looked through once more.
ALTER TABLE meetings ADD COLUMN waits BOOLEAN NOT NULL DEFAULT TRUE;
