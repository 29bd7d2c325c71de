-- The link of a draft is made from its id; nothing about it is stored.
DROP INDEX drafts_by_return;
ALTER TABLE drafts DROP COLUMN return_hash;
