-- Keys of what a case keeps for a time only (`simpan`), a key a period, sealed under the case's key. A period that is over
-- has none any more.
ALTER TABLE cases ADD COLUMN retention_sealed BYTEA;
