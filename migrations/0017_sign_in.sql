-- With which idempotency key (its digest) an invitation was used: the same again soon after is the same
-- sign-in, whose answer was lost.
ALTER TABLE invitations ADD COLUMN used_key_hash TEXT;
-- The session that an invitation began, and no other, can be begun again.
ALTER TABLE sessions ADD COLUMN invitation_id TEXT;
