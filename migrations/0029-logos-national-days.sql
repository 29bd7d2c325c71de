-- The picture by which an office is known: which stored files it is, and how large they are.
ALTER TABLE offices ADD COLUMN logo TEXT;

-- The days off of a year by national decree, as an administrator of the root office loaded them; they take the place of
-- those that the program brings for that year (docs/decisions/0049).
CREATE TABLE national_days (
    office_id TEXT NOT NULL,
    year BIGINT NOT NULL,
    days TEXT NOT NULL,
    load_number BIGINT NOT NULL,
    PRIMARY KEY (office_id, year)
);
