-- Cases: the events are the truth; every other table here can be made anew from them.

CREATE TABLE cases (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    procedure_hash TEXT NOT NULL,
    key_sealed BYTEA,
    version BIGINT NOT NULL,
    head_hash BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    ended_at BIGINT,
    result TEXT,
    due_at BIGINT,
    channel TEXT NOT NULL,
    applicant_account TEXT,
    applicant_contact TEXT,
    applicant_office TEXT,
    applicant_name_sealed BYTEA,
    assisted_by TEXT,
    track_hash BYTEA NOT NULL,
    track_sealed BYTEA NOT NULL,
    parent_case TEXT,
    parent_step TEXT,
    parent_visit BIGINT,
    PRIMARY KEY (office_id, id)
);

CREATE UNIQUE INDEX cases_by_number ON cases (office_id, number);
CREATE UNIQUE INDEX cases_by_track ON cases (office_id, track_hash);
CREATE INDEX cases_by_account ON cases (office_id, applicant_account, opened_at);
CREATE INDEX cases_by_contact ON cases (office_id, applicant_contact, opened_at);
CREATE INDEX cases_by_applicant_office ON cases (office_id, applicant_office, opened_at);
CREATE INDEX cases_by_parent ON cases (office_id, parent_case);

CREATE TABLE case_events (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    type TEXT NOT NULL,
    type_version BIGINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    body_sealed BYTEA NOT NULL,
    chain_hash BYTEA NOT NULL,
    PRIMARY KEY (office_id, case_id, sequence)
);

-- What waits for somebody now: a step of a person, an effect done by hand, an effect that failed.
CREATE TABLE tasks (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    visit BIGINT NOT NULL,
    kind TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    due_at BIGINT,
    claimed_by TEXT,
    PRIMARY KEY (office_id, case_id, step, visit, kind)
);

-- Which roles may do it; one row a role, so that an inbox is one look-up by (office, role).
CREATE TABLE task_roles (
    office_id TEXT NOT NULL,
    role TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    visit BIGINT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (office_id, role, case_id, step, visit, kind)
);

CREATE INDEX task_roles_by_case ON task_roles (office_id, case_id);

-- An application that has not been sent: no number, no events, no deadlines; gone after 30 days.
CREATE TABLE drafts (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    procedure_hash TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    owner_hash BYTEA,
    account TEXT,
    contact TEXT,
    assisted_by TEXT,
    return_hash BYTEA,
    content_sealed BYTEA NOT NULL,
    changed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    case_id TEXT,
    parent_case TEXT,
    parent_step TEXT,
    parent_visit BIGINT,
    PRIMARY KEY (office_id, id)
);

CREATE INDEX drafts_by_account ON drafts (office_id, account);
CREATE INDEX drafts_by_contact ON drafts (office_id, contact);
CREATE INDEX drafts_by_parent ON drafts (office_id, parent_case);
CREATE UNIQUE INDEX drafts_by_return ON drafts (office_id, return_hash);
