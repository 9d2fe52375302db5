-- The record that a stored answer repeats, so that deleting the record can erase the answer too.
ALTER TABLE idempotency_keys ADD COLUMN record_id TEXT;
