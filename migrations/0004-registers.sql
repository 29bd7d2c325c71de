-- Books: numbered entries of an office and year, without gaps.

CREATE TABLE books (
    office_id TEXT NOT NULL,
    book TEXT NOT NULL,
    year BIGINT NOT NULL,
    last_number BIGINT NOT NULL,
    PRIMARY KEY (office_id, book, year)
);

CREATE TABLE register_entries (
    office_id TEXT NOT NULL,
    book TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    entered_at BIGINT NOT NULL,
    case_id TEXT,
    step TEXT,
    visit BIGINT,
    columns_sealed BYTEA NOT NULL,
    cancelled_because_sealed BYTEA,
    PRIMARY KEY (office_id, book, year, number)
);

CREATE INDEX register_entries_by_case ON register_entries (office_id, case_id);
