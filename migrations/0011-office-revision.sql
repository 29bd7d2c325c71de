-- The name of what offices publish and have put in force, as it is now: renewed with every change, so that what was read
-- under a name need not be read again (docs/decisions/0023). One row, the root office's.
CREATE TABLE office_revisions (
    office_id TEXT NOT NULL PRIMARY KEY,
    revision TEXT NOT NULL
);
