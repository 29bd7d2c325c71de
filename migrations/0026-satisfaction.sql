-- 1 once the case's applicant has answered what they think of the service. It says neither what nor when.
ALTER TABLE cases ADD COLUMN survey_answered BIGINT;

-- What applicants think of a service (Permenpan RB 14/2017). Nothing here leads to a case or a person: a row has a random
-- id and the month alone, counted from January of the year 0.
CREATE TABLE survey_answers (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    month BIGINT NOT NULL,
    persyaratan BIGINT NOT NULL CHECK (persyaratan BETWEEN 1 AND 4),
    prosedur BIGINT NOT NULL CHECK (prosedur BETWEEN 1 AND 4),
    waktu BIGINT NOT NULL CHECK (waktu BETWEEN 1 AND 4),
    biaya BIGINT NOT NULL CHECK (biaya BETWEEN 1 AND 4),
    produk BIGINT NOT NULL CHECK (produk BETWEEN 1 AND 4),
    kompetensi BIGINT NOT NULL CHECK (kompetensi BETWEEN 1 AND 4),
    perilaku BIGINT NOT NULL CHECK (perilaku BETWEEN 1 AND 4),
    penanganan BIGINT NOT NULL CHECK (penanganan BETWEEN 1 AND 4),
    sarana BIGINT NOT NULL CHECK (sarana BETWEEN 1 AND 4),
    PRIMARY KEY (office_id, id)
);
CREATE INDEX survey_answers_by_month ON survey_answers (office_id, procedure_name, month);

-- What some wrote beside it, apart from what they answered: whoever knows a hand learns no marks from it.
CREATE TABLE survey_remarks (
    office_id TEXT NOT NULL,
    id TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    month BIGINT NOT NULL,
    remark_sealed BYTEA NOT NULL,
    PRIMARY KEY (office_id, id)
);
CREATE INDEX survey_remarks_by_month ON survey_remarks (office_id, month);
