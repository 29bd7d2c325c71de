-- What the Store itself needs: which key seals, work to be done, and files.
-- In the subset that SQLite and PostgreSQL share. `_sealed` is ciphertext, `_hash` a keyed hash (Sources/Store/CLEAR.md).

CREATE TABLE key_checks (
    key_name TEXT NOT NULL PRIMARY KEY,
    content_sealed BYTEA NOT NULL,
    index_hash BYTEA NOT NULL
);

-- Effects on the outside world; due_at by the program's clock, leased_until by the database's.
CREATE TABLE outbox (
    office_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload_sealed BYTEA,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'given-up')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    interrupted BIGINT NOT NULL,
    cause_sealed BYTEA,
    PRIMARY KEY (office_id, subject, name)
);
CREATE INDEX outbox_due ON outbox (due_at, office_id) WHERE state = 'waiting';
CREATE INDEX outbox_office_due ON outbox (office_id, due_at, subject, name) WHERE state = 'waiting';
CREATE INDEX outbox_given_up ON outbox (office_id, due_at, subject, name) WHERE state = 'given-up';

CREATE TABLE timers (
    office_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'given-up')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    interrupted BIGINT NOT NULL,
    cause_sealed BYTEA,
    PRIMARY KEY (office_id, subject, name)
);
CREATE INDEX timers_due ON timers (due_at, office_id) WHERE state = 'waiting';
CREATE INDEX timers_office_due ON timers (office_id, due_at, subject, name) WHERE state = 'waiting';
CREATE INDEX timers_given_up ON timers (office_id, due_at, subject, name) WHERE state = 'given-up';

CREATE TABLE blobs (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    key_sealed BYTEA NOT NULL,
    digest_sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, id)
);
