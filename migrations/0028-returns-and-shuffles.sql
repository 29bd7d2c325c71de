-- The draft of which an adoption was made: whoever still has its form open is told what became of it
-- (docs/decisions/0047).
ALTER TABLE adoptions ADD COLUMN draft_id TEXT;

-- Until which month, counted from January of the year 0, an office's answers stand in an order of chance
-- (docs/decisions/0050).
CREATE TABLE survey_shuffles (
    office_id TEXT NOT NULL PRIMARY KEY,
    month BIGINT NOT NULL
);

-- Mails that bring somebody into an account, and what came back of them (docs/decisions/0053). office_id, subject and name
-- are the outbox row's; sent_by is who invited.
CREATE TABLE account_mails (
    office_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    account_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sent_by TEXT,
    return_hash BYTEA,
    bounced_at BIGINT,
    bounce_status TEXT,
    delayed_at BIGINT,
    PRIMARY KEY (office_id, subject, name)
);
CREATE INDEX account_mails_by_return ON account_mails (return_hash) WHERE return_hash IS NOT NULL;
CREATE INDEX account_mails_by_account ON account_mails (account_id, made_at);
