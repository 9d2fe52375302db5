-- The goals that somebody is to be reminded of, found without a look at all goals.
CREATE INDEX goals_to_remind ON goals (id)
    WHERE remind_at IS NOT NULL AND state = 'active' AND deleted_at IS NULL;
