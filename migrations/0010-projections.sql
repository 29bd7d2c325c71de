-- By which version of the projection's rules the rows of a case were made (CaseProjection.version): those of an older one
-- are made anew from the events, an office at a time.
ALTER TABLE cases ADD COLUMN projection BIGINT NOT NULL DEFAULT 0;
CREATE INDEX cases_by_projection ON cases (office_id, projection, id);

-- How many forms of sub-procedures waited when the tasks were copied. No event tells of them, so that two copies of one
-- version may differ: the one with more forms is the newer.
ALTER TABLE handovers ADD COLUMN forms BIGINT NOT NULL DEFAULT 0;
