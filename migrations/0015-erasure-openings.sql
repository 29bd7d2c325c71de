-- A case's own key for what is said after its content was erased: the event that says so lies under it, and nothing else.
-- It is there exactly where key_sealed is gone by that event.
ALTER TABLE cases ADD COLUMN erasure_key_sealed BYTEA;

-- When the columns of an entry were struck since its case was erased. Number and date stay: a book has no gaps.
ALTER TABLE register_entries ADD COLUMN erased_at BIGINT;

-- Who opened whose case: somebody's first look at a page (paper = '') or at a paper of a case within a quarter of an hour.
-- The case is office_id's; the reader served in reader_office in these roles.
CREATE TABLE openings (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    person TEXT NOT NULL,
    paper TEXT NOT NULL,
    reader_office TEXT NOT NULL,
    roles TEXT NOT NULL,
    PRIMARY KEY (office_id, case_id, opened_at, person, paper)
);
CREATE INDEX openings_by_time ON openings (office_id, opened_at);
CREATE INDEX openings_by_person ON openings (office_id, person, opened_at);

-- Why somebody did it, in their words: of a case that was taken away from its page.
ALTER TABLE audit_acts ADD COLUMN reason_sealed BYTEA;
