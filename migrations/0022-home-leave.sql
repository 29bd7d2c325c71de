-- Which office looks after an officer's account (docs/decisions/0041). Accounts of before: the only office in which they
-- ever held a role, else the root.
ALTER TABLE accounts ADD COLUMN home_office_id TEXT;
UPDATE accounts SET home_office_id = (
    SELECT CASE WHEN COUNT(DISTINCT r.in_office_id) = 1 THEN MIN(r.in_office_id) ELSE 'root' END
    FROM roles_held r WHERE r.office_id = accounts.office_id AND r.account_id = accounts.id
) WHERE kind = 'officer';

-- Days on which an officer is away from an office, and who stands in. The roles that the stand-in holds for it name it.
CREATE TABLE leaves (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    in_office_id TEXT NOT NULL,
    stand_in_id TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, id),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id),
    FOREIGN KEY (office_id, stand_in_id) REFERENCES accounts (office_id, id)
);
CREATE INDEX leaves_by_account ON leaves (office_id, account_id, ends_at);
CREATE INDEX leaves_by_office ON leaves (office_id, in_office_id, ends_at);
CREATE INDEX leaves_by_stand_in ON leaves (office_id, stand_in_id, ends_at);
ALTER TABLE roles_held ADD COLUMN leave_id TEXT;
