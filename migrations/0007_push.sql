-- Pushes: with which keys this server names itself to push services, and where phones take messages.

-- The newest key is for new subscriptions; a subscription keeps the one it was made with.
CREATE TABLE push_keys (
    number      BIGINT PRIMARY KEY,
    public_key  TEXT NOT NULL,
    private_key TEXT NOT NULL,
    created_at  BIGINT NOT NULL
);

-- A subscription belongs to a session and ends with it. One browser has one endpoint.
CREATE TABLE push_subscriptions (
    id           TEXT PRIMARY KEY,
    person_id    TEXT NOT NULL REFERENCES people (id),
    session_hash TEXT NOT NULL REFERENCES sessions (token_hash) ON DELETE CASCADE,
    key_number   BIGINT NOT NULL REFERENCES push_keys (number),
    endpoint     TEXT NOT NULL,
    p256dh       TEXT NOT NULL,
    auth         TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    sent_at      BIGINT,
    arrived_at   BIGINT,
    problem      TEXT,
    CONSTRAINT push_subscriptions_by_endpoint UNIQUE (endpoint)
);
CREATE INDEX push_subscriptions_of_person ON push_subscriptions (person_id, id);
CREATE INDEX push_subscriptions_of_session ON push_subscriptions (session_hash);
