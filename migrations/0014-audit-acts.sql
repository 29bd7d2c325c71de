-- What somebody with the server did of which no event tells: who took a case away as a ZIP, and who left a chain of roots
-- whose folder is gone.
CREATE TABLE audit_acts (
    office_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    PRIMARY KEY (office_id, kind, subject, done_at)
);
