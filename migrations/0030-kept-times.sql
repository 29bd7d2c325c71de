-- Whether a case that is over kept every limit that it had (1, 0; NULL: none had a due time); filled in by the service
-- (docs/decisions/0043).
ALTER TABLE cases ADD COLUMN kept_its_time BIGINT;

-- What runs and is past its due time.
CREATE INDEX case_times_by_due ON case_times (office_id, kind, due_at) WHERE ended_at IS NULL;
