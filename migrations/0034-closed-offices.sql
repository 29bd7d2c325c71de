-- That an office is closed: since which day, by which regulation, and which office took over (docs/decisions/0061).
-- NULL: it is open.
ALTER TABLE offices ADD COLUMN closure TEXT;
