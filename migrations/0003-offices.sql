-- Offices, the SOP files they know, and the SOPs they have put in force.

CREATE TABLE offices (
    id TEXT NOT NULL PRIMARY KEY,
    parent_id TEXT REFERENCES offices (id),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    zone TEXT NOT NULL,
    accent TEXT NOT NULL,
    letterhead TEXT NOT NULL,
    calendar TEXT,
    created_at BIGINT NOT NULL
);

CREATE INDEX offices_by_parent ON offices (parent_id);

-- Host names, in lower case and without a port.
CREATE TABLE office_hosts (
    host TEXT NOT NULL PRIMARY KEY,
    office_id TEXT NOT NULL REFERENCES offices (id)
);

CREATE INDEX office_hosts_by_office ON office_hosts (office_id);

-- What an office publishes of itself: the one source for every letterhead and page.
CREATE TABLE office_contacts (
    office_id TEXT NOT NULL REFERENCES offices (id),
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'web', 'address', 'hours')),
    published TEXT NOT NULL,
    PRIMARY KEY (office_id, kind)
);

-- The versions of SOP files, known by the hash of their bytes and never changed.
CREATE TABLE procedures (
    hash TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE INDEX procedures_by_name ON procedures (name, version);

CREATE TABLE adoptions (
    office_id TEXT NOT NULL REFERENCES offices (id),
    id TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    procedure_hash TEXT NOT NULL REFERENCES procedures (hash),
    sop_number TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    approved_by TEXT NOT NULL,
    lanes TEXT NOT NULL,
    effect_modes TEXT NOT NULL,
    partners TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, id)
);

CREATE INDEX adoptions_by_procedure ON adoptions (office_id, procedure_name, first_day);
