-- Offices beside whose SOPs the text of a draft was checked (`sub` with `di: {mitra: …}`): a list of ids, or nothing.
ALTER TABLE procedure_drafts ADD COLUMN partners TEXT;
