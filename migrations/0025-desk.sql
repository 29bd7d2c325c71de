-- What officers keep for their own desk. A selection of the inbox, with its name.
CREATE TABLE saved_selections (
    office_id TEXT NOT NULL,
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    content_sealed BYTEA NOT NULL,
    PRIMARY KEY (office_id, account, id)
);

-- Texts that officers put into a reason or a note. account: whose it is, in the root office; '': the office's, for all
-- who serve there.
CREATE TABLE snippets (
    office_id TEXT NOT NULL,
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    content_sealed BYTEA NOT NULL,
    PRIMARY KEY (office_id, account, id)
);
