-- Which applicants are still to be told something by an officer: every inbox counts them (docs/decisions/0067). The columns
-- that hold nothing stand in it so that it is chosen before notices_by_reader.
CREATE INDEX notices_untold ON notices (office_id, account_id, told_at, case_id)
    WHERE account_id IS NULL AND told_at IS NULL AND (by_mail = 0 OR bounced_at IS NOT NULL);
