-- When each step of a case was reached and left, and when each of its limits ran: what reports count. Made from the case's
-- events like its row, and gone when its content is erased.
CREATE TABLE case_times (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('langkah', 'batas')),
    name TEXT NOT NULL,
    visit BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    due_at BIGINT,
    ended_at BIGINT,
    outcome TEXT,
    -- Of a limit: when its clock stood, as `from:to` in seconds, with a blank between two.
    pauses TEXT NOT NULL,
    PRIMARY KEY (office_id, case_id, kind, name, visit)
);

CREATE INDEX case_times_by_end ON case_times (office_id, kind, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX cases_by_opening ON cases (office_id, opened_at);
CREATE INDEX cases_by_ending ON cases (office_id, ended_at) WHERE ended_at IS NOT NULL;
