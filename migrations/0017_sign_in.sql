-- With which idempotency key (its digest) an invitation was used: the same again soon after is the same
-- sign-in, whose answer was lost.
ALTER TABLE invitations ADD COLUMN used_key_hash TEXT;
