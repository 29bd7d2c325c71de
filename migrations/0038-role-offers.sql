-- Roles that an office gives to somebody whose account it does not look after: they wait for that person's own answer
-- (docs/decisions/0065). Without an account where nobody can answer; whoever gave it does not learn which.
CREATE TABLE role_offers (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    in_office_id TEXT NOT NULL,
    username TEXT NOT NULL,
    account_id TEXT,
    role TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('definitif', 'plt', 'plh')),
    first_day TEXT NOT NULL,
    last_day TEXT,
    offered_at BIGINT NOT NULL,
    offered_by TEXT NOT NULL,
    PRIMARY KEY (office_id, id),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id)
);

CREATE INDEX role_offers_by_account ON role_offers (office_id, account_id);
CREATE INDEX role_offers_by_office ON role_offers (office_id, in_office_id);
