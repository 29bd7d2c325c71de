-- Since when a key is in use by all nodes (`balai keys rotate`); a key that was only added has none. A node that does not
-- have one that is in use ends, and no key is taken out before every node has had the time to notice (docs/decisions/0026).
ALTER TABLE key_checks ADD COLUMN in_use_since BIGINT;
