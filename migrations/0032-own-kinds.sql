-- Kinds of offices and roles that the root office's administrators made, beside those that the program brings: one row,
-- kept whole, read with the revision of what offices publish (docs/decisions/0056).
CREATE TABLE own_kinds (
    office_id TEXT NOT NULL PRIMARY KEY,
    kinds TEXT NOT NULL
);
