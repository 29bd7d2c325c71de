-- People, how they prove who they are, and the roles they hold. All of them live in the root office.

CREATE TABLE accounts (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('officer', 'applicant')),
    status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'closed')),
    username TEXT,
    officer_name TEXT,
    name_sealed BYTEA,
    email_sealed BYTEA,
    email_verified_at BIGINT,
    nik_sealed BYTEA,
    nik_index BYTEA,
    password_hash TEXT,
    password_changed_at BIGINT,
    origin TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, id),
    CHECK (kind <> 'officer' OR (officer_name IS NOT NULL AND username IS NOT NULL)),
    CHECK (kind <> 'applicant' OR (name_sealed IS NOT NULL AND officer_name IS NULL AND username IS NULL))
);

-- One person, one account: a NIK belongs to at most one that is not closed.
CREATE UNIQUE INDEX accounts_by_nik ON accounts (office_id, nik_index) WHERE status <> 'closed';

-- What a person may type to log in (user name, e-mail address), as blind indexes.
CREATE TABLE account_logins (
    office_id TEXT NOT NULL,
    login_index BYTEA NOT NULL,
    account_id TEXT NOT NULL,
    PRIMARY KEY (office_id, login_index),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id)
);

CREATE INDEX account_logins_by_account ON account_logins (office_id, account_id);

-- Somebody without an account whose e-mail address was proven.
CREATE TABLE contacts (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    email_sealed BYTEA NOT NULL,
    email_index BYTEA NOT NULL,
    verified_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, id)
);

CREATE UNIQUE INDEX contacts_by_email ON contacts (office_id, email_index);

CREATE TABLE contact_verifications (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    for_office_id TEXT NOT NULL,
    email_sealed BYTEA NOT NULL,
    email_index BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    link_hash BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    PRIMARY KEY (office_id, id)
);

CREATE UNIQUE INDEX contact_verifications_by_link ON contact_verifications (office_id, link_hash);

-- Invitations, password resets, and ways back to one's cases: each works once.
CREATE TABLE one_time_links (
    office_id TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'password-reset', 'case-access')),
    account_id TEXT,
    contact_id TEXT,
    for_office_id TEXT NOT NULL,
    by_mail BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (office_id, token_hash),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id),
    FOREIGN KEY (office_id, contact_id) REFERENCES contacts (office_id, id)
);

CREATE INDEX one_time_links_by_account ON one_time_links (office_id, account_id, purpose);

CREATE TABLE sessions (
    office_id TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT,
    contact_id TEXT,
    host TEXT NOT NULL,
    bound_office_id TEXT,
    device_sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    proved_at BIGINT,
    PRIMARY KEY (office_id, token_hash),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id),
    FOREIGN KEY (office_id, contact_id) REFERENCES contacts (office_id, id)
);

CREATE UNIQUE INDEX sessions_by_id ON sessions (office_id, id);
CREATE INDEX sessions_by_account ON sessions (office_id, account_id);

-- A browser in which an account has logged in before.
CREATE TABLE known_devices (
    office_id TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    account_id TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, token_hash, account_id),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id)
);

CREATE INDEX known_devices_by_account ON known_devices (office_id, account_id);

-- How often something was tried in a stretch of time. In the database, so that every node counts alike.
CREATE TABLE attempt_counts (
    office_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    subject_index BYTEA NOT NULL,
    attempts BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, scope, subject_index)
);

CREATE INDEX attempt_counts_by_end ON attempt_counts (office_id, ends_at);

-- Which role an account holds in which office, from when until when. The instants are the dates' midnights in the
-- zone of that office.
CREATE TABLE roles_held (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    in_office_id TEXT NOT NULL,
    role TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('definitif', 'plt', 'plh')),
    first_day TEXT NOT NULL,
    last_day TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT,
    PRIMARY KEY (office_id, id),
    FOREIGN KEY (office_id, account_id) REFERENCES accounts (office_id, id)
);

CREATE INDEX roles_held_by_account ON roles_held (office_id, account_id);
CREATE INDEX roles_held_by_office ON roles_held (office_id, in_office_id, role);
