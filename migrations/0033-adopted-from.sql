-- The office above from which an adoption came, where one adopted for many below it (docs/decisions/0057).
ALTER TABLE adoptions ADD COLUMN adopted_from TEXT;
