-- What people are to know of a case: in the app, by mail, or told in another way. Without an account it is the
-- applicant's; the name is that of the mail in the outbox.

CREATE TABLE notices (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    name TEXT NOT NULL,
    account_id TEXT,
    made_at BIGINT NOT NULL,
    words_sealed BYTEA NOT NULL,
    by_mail BIGINT NOT NULL,
    sent_at BIGINT,
    read_at BIGINT,
    told_at BIGINT,
    told_by TEXT,
    told_how TEXT,
    PRIMARY KEY (office_id, case_id, name)
);

CREATE INDEX notices_by_reader ON notices (office_id, account_id, made_at);

-- Who wants no daily digest.
ALTER TABLE accounts ADD COLUMN digest_refused_at BIGINT;
