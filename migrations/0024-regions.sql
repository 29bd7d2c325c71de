-- Codes and names of provinces, regencies, districts and villages, as the ministry publishes them; and which of them an
-- office is of.
CREATE TABLE regions (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);
ALTER TABLE offices ADD COLUMN region_code TEXT;
