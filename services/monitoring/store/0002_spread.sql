-- How the figures of a line are spread over the year and over the units, beside its key.
ALTER TABLE plan_line ADD COLUMN receipts BIGINT NOT NULL DEFAULT 0;

CREATE TABLE plan_profile_share (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  step BIGINT NOT NULL,
  share BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, step),
  FOREIGN KEY (programme, revision, position) REFERENCES plan_line (programme, revision, position)
);

CREATE TABLE plan_phased (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  step BIGINT NOT NULL,
  figure BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, year, step),
  FOREIGN KEY (programme, revision, position) REFERENCES plan_line (programme, revision, position)
);

-- An empty unit is the central reserve, which stands for every column with amounts, also when it is 0.
CREATE TABLE plan_amount (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  unit TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, year, unit),
  FOREIGN KEY (programme, revision, position) REFERENCES plan_line (programme, revision, position)
);

CREATE TABLE plan_handover (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  step BIGINT NOT NULL,
  from_unit TEXT NOT NULL,
  date TEXT NOT NULL,
  to_unit TEXT NOT NULL,
  weight BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, step, to_unit),
  FOREIGN KEY (programme, revision, position) REFERENCES plan_line (programme, revision, position)
);
