-- The case of the same office that a draft was begun from, a follow-up or one out of a late act: what that case knew lies
-- in the draft, and goes when the case's content is erased. Drafts of before go with the 30 days that one is kept.
ALTER TABLE drafts ADD COLUMN source_case TEXT;
CREATE INDEX drafts_by_source ON drafts (office_id, source_case) WHERE source_case IS NOT NULL;
