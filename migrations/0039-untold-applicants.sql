-- Which applicants are still to be told something by an officer: every inbox counts them (docs/decisions/0067).
CREATE INDEX notices_untold ON notices (office_id, case_id)
    WHERE account_id IS NULL AND told_at IS NULL AND (by_mail = 0 OR bounced_at IS NOT NULL);
