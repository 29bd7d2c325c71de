-- What lists say of a case without opening it: since when the clock of its limit stands (then it falls due at no known
-- time), which steps wait, and whether one of them is the applicant's. A case from before this is told apart by NULL, until
-- its next event.
ALTER TABLE cases ADD COLUMN standing_since BIGINT;
ALTER TABLE cases ADD COLUMN open_steps TEXT;
ALTER TABLE cases ADD COLUMN waits_for_applicant BIGINT;

-- A person applies at several offices. Where they have cases is asked across all of them, by these.
CREATE INDEX cases_of_account ON cases (applicant_account, office_id) WHERE applicant_account IS NOT NULL;
CREATE INDEX cases_of_contact ON cases (applicant_contact, office_id) WHERE applicant_contact IS NOT NULL;
CREATE INDEX cases_of_office ON cases (applicant_office, office_id) WHERE applicant_office IS NOT NULL;
CREATE INDEX drafts_of_account ON drafts (account, office_id) WHERE account IS NOT NULL;
CREATE INDEX drafts_of_contact ON drafts (contact, office_id) WHERE contact IS NOT NULL;
-- A receipt's code says nothing of its office.
CREATE INDEX cases_of_track ON cases (track_hash);
-- How many of the last cases kept their time.
CREATE INDEX cases_by_end ON cases (office_id, procedure_name, ended_at) WHERE ended_at IS NOT NULL;
-- Which offices offer a service.
CREATE INDEX adoptions_of_procedure ON adoptions (procedure_name, office_id);
