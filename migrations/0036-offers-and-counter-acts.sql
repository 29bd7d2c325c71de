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

-- What officers did in an applicant's stead after the filing, as it follows from the events: the report of the counter
-- counts it. The rows of cases that are there are made by `CaseProjection.version`.
CREATE TABLE counter_acts (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    account TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, case_id, sequence)
);

CREATE INDEX counter_acts_by_time ON counter_acts (office_id, entered_at);
