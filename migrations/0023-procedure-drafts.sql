-- SOP files that an office works on (*konsep SOP*): checked, and in force nowhere.
CREATE TABLE procedure_drafts (
    office_id TEXT NOT NULL REFERENCES offices (id),
    id TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    procedure_hash TEXT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    kept_by TEXT NOT NULL,
    PRIMARY KEY (office_id, id)
);
-- A case played through on such a file (*uji coba*): no row of cases, tasks, books or work knows of it. It goes with its
-- draft.
CREATE TABLE procedure_trials (
    office_id TEXT NOT NULL,
    draft_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    content_sealed BYTEA NOT NULL,
    PRIMARY KEY (office_id, draft_id),
    FOREIGN KEY (office_id, draft_id) REFERENCES procedure_drafts (office_id, id)
);
