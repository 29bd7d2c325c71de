-- Tasks in other offices: what another office's case asks of this one, and what was done about it; and cases whose
-- parent another office handles.

-- A case of another office (from_office_id) of which this office has, or had, a task. `version`: how many events the case
-- had when the tasks were copied; an older copy never replaces a newer one.
CREATE TABLE handovers (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    from_office_id TEXT NOT NULL,
    number TEXT NOT NULL,
    procedure_hash TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (office_id, case_id)
);

-- What somebody of this office did at such a task, until the handling office has taken or refused it and they have read
-- why. act_sealed goes when it was taken, or read.
CREATE TABLE handover_acts (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    visit BIGINT NOT NULL,
    kind TEXT NOT NULL,
    closes BIGINT NOT NULL,
    person TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'taken', 'refused', 'read')),
    sent_at BIGINT NOT NULL,
    act_sealed BYTEA,
    answer_sealed BYTEA,
    PRIMARY KEY (office_id, id)
);
CREATE INDEX handover_acts_by_case ON handover_acts (office_id, case_id, step, visit);
CREATE INDEX handover_acts_refused ON handover_acts (office_id, person) WHERE state = 'refused';

-- Forms of sub-procedures that wait to be filled in, as their parent's office knows them: the draft may lie in another.
CREATE TABLE waiting_forms (
    office_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    step TEXT NOT NULL,
    visit BIGINT NOT NULL,
    PRIMARY KEY (office_id, case_id, step, visit)
);

-- The office of the parent, where it is another one.
ALTER TABLE cases ADD COLUMN parent_office TEXT;
ALTER TABLE drafts ADD COLUMN parent_office TEXT;
