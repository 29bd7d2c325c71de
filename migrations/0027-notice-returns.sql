-- What comes back of a mail after a server took it (RFC 3464, docs/decisions/0046): by which tag of its return address it
-- is known, hashed; when it is known to have failed, by which code (RFC 3463); when a server said that it still tries.
ALTER TABLE notices ADD COLUMN return_hash BYTEA;
ALTER TABLE notices ADD COLUMN bounced_at BIGINT;
ALTER TABLE notices ADD COLUMN bounce_status TEXT;
ALTER TABLE notices ADD COLUMN delayed_at BIGINT;
CREATE INDEX notices_by_return ON notices (return_hash) WHERE return_hash IS NOT NULL;

-- Every desk page counts what its reader has not read, also of offices that handed them tasks.
CREATE INDEX notices_unread ON notices (office_id, account_id) WHERE read_at IS NULL AND account_id IS NOT NULL;
CREATE INDEX handovers_by_sender ON handovers (office_id, from_office_id);

-- Tasks that were passed on for a leave, so that they go back after it (docs/decisions/0041): the office that handles the
-- case, the step in which of its visits, and the account that has it for the leave.
CREATE TABLE leave_tasks (
    office_id TEXT NOT NULL,
    leave_id TEXT NOT NULL,
    case_office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    visit BIGINT NOT NULL,
    taken_by TEXT NOT NULL,
    PRIMARY KEY (office_id, leave_id, case_office_id, case_id, step)
);
