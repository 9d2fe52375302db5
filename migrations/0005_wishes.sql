-- What somebody wishes of celebrations, pushes, cheers and praise, as JSON; and the day they come of
-- age, where it is known.

ALTER TABLE people ADD COLUMN celebrate TEXT NOT NULL
    DEFAULT '{"style":"big","sound":false,"vibration":false}';
ALTER TABLE people ADD COLUMN push TEXT NOT NULL
    DEFAULT '{"says_what":false,"cheers":true,"reminders_a_day":3}';
ALTER TABLE people ADD COLUMN no_cheers_from TEXT NOT NULL DEFAULT '[]';
ALTER TABLE people ADD COLUMN praise_ok BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE people ADD COLUMN of_age_on TEXT;
