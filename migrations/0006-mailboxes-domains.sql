-- What offices without an API hand out by hand: addresses, IP numbers and domain names, each to one holder at a time.

CREATE TABLE mail_addresses (
    office_id TEXT NOT NULL,
    address TEXT NOT NULL,
    case_id TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    released_at BIGINT,
    PRIMARY KEY (office_id, address, case_id, taken_at)
);

CREATE UNIQUE INDEX mail_addresses_taken ON mail_addresses (office_id, address) WHERE released_at IS NULL;

CREATE TABLE ip_pools (
    office_id TEXT NOT NULL,
    first_address BIGINT NOT NULL,
    last_address BIGINT NOT NULL,
    PRIMARY KEY (office_id, first_address)
);

CREATE TABLE ip_allocations (
    office_id TEXT NOT NULL,
    address BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    case_id TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    released_at BIGINT,
    PRIMARY KEY (office_id, address, case_id, taken_at)
);

CREATE UNIQUE INDEX ip_allocations_taken ON ip_allocations (office_id, address) WHERE released_at IS NULL;

CREATE TABLE domain_names (
    office_id TEXT NOT NULL,
    name TEXT NOT NULL,
    ip_address BIGINT,
    case_id TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    released_at BIGINT,
    PRIMARY KEY (office_id, name, case_id, taken_at)
);

CREATE UNIQUE INDEX domain_names_taken ON domain_names (office_id, name) WHERE released_at IS NULL;

-- The zones below which an office hands out names and mailboxes.
CREATE TABLE served_zones (
    office_id TEXT NOT NULL,
    zone TEXT NOT NULL,
    for_mail BIGINT NOT NULL,
    for_domains BIGINT NOT NULL,
    PRIMARY KEY (office_id, zone)
);
