-- The last root of an office that was written outside the database, by the folder's first line: whoever takes lines away
-- there does not reach this row, and whoever takes cases away here does not reach the lines.
CREATE TABLE audit_roots (
    office_id TEXT NOT NULL,
    chain_hash BYTEA NOT NULL,
    day TEXT NOT NULL,
    line_hash BYTEA NOT NULL,
    PRIMARY KEY (office_id, chain_hash)
);

-- A rebuilding of an office's projections that is under way, and behind which case it stands.
CREATE TABLE rebuilds (
    office_id TEXT NOT NULL PRIMARY KEY,
    after_case TEXT NOT NULL,
    started_at BIGINT NOT NULL
);
