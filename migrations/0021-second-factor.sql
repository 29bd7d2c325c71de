-- The second factor of officers (RFC 6238): a secret that their telephone shares, and the last step of 30 seconds whose
-- code was taken, so that none is taken twice. confirmed_at is NULL until a first code showed that the telephone has it.
-- id is the account's.
CREATE TABLE second_factors (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    secret_sealed BYTEA NOT NULL,
    last_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    PRIMARY KEY (office_id, id),
    FOREIGN KEY (office_id, id) REFERENCES accounts (office_id, id)
);

-- Codes for the day on which the telephone is gone; each works once.
CREATE TABLE recovery_codes (
    office_id TEXT NOT NULL,
    code_hash BYTEA NOT NULL,
    account_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (office_id, code_hash),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id)
);
CREATE INDEX recovery_codes_by_account ON recovery_codes (office_id, account_id);

-- Log-ins whose password was right and whose code is still asked for.
CREATE TABLE half_log_ins (
    office_id TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    account_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, token_hash),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id)
);
CREATE INDEX half_log_ins_by_account ON half_log_ins (office_id, account_id);

-- Of whom a second factor is asked: of everybody who serves in an office (role = ''), or of who holds a role there.
CREATE TABLE second_factor_rules (
    office_id TEXT NOT NULL,
    in_office_id TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (office_id, in_office_id, role)
);
