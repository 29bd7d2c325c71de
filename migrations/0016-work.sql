-- Work is found by its kind: a hundred thousand mails that wait do not stand before the cases' work of their office.
-- What was tried before is few, and is looked at when a clock was set back (docs/decisions/0036).

DROP INDEX outbox_office_due;
DROP INDEX timers_office_due;
CREATE INDEX outbox_kind_due ON outbox (kind, office_id, due_at, subject, name) WHERE state = 'waiting';
CREATE INDEX timers_kind_due ON timers (kind, office_id, due_at, subject, name) WHERE state = 'waiting';
CREATE INDEX outbox_tried ON outbox (due_at, office_id) WHERE state = 'waiting' AND attempts > 0;
CREATE INDEX timers_tried ON timers (due_at, office_id) WHERE state = 'waiting' AND attempts > 0;
