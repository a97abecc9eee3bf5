ALTER TABLE programme ADD COLUMN article_size_eurocents BIGINT NOT NULL DEFAULT 0;

ALTER TABLE revision ADD COLUMN phase TEXT NOT NULL DEFAULT 'NONE';
ALTER TABLE revision ADD COLUMN budget_year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN predecessor BIGINT NOT NULL DEFAULT 0;
-- The hash of the draft as it was given, before its predecessor completed it; empty for what was
-- recorded before this was kept.
ALTER TABLE revision ADD COLUMN given_hash TEXT NOT NULL DEFAULT '';
CREATE INDEX revision_given ON revision (programme, given_hash);

ALTER TABLE plan_table ADD COLUMN receipts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_table ADD COLUMN printed_grand_total TEXT;
ALTER TABLE plan_line ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE plan_line ADD COLUMN printed_row_total TEXT;
ALTER TABLE plan_key ADD COLUMN total_weight BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_key ADD COLUMN deviation_limit BIGINT;

-- An empty unit is the central reserve.
CREATE TABLE plan_amount (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  line_position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  unit TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, table_position, line_position, year, unit),
  FOREIGN KEY (programme, revision, table_position, line_position)
    REFERENCES plan_line (programme, revision, table_position, position)
);

CREATE TABLE plan_phased (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  line_position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  step BIGINT NOT NULL,
  figure BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, table_position, line_position, year, step),
  FOREIGN KEY (programme, revision, table_position, line_position)
    REFERENCES plan_line (programme, revision, table_position, position)
);

CREATE TABLE plan_mutation (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  class TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  explanation TEXT NOT NULL,
  index_rate_per_million BIGINT NOT NULL,
  price_level TEXT NOT NULL,
  PRIMARY KEY (programme, revision, position),
  FOREIGN KEY (programme, revision) REFERENCES revision (programme, number)
);

CREATE TABLE plan_mutation_entry (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  mutation BIGINT NOT NULL,
  position BIGINT NOT NULL,
  line TEXT NOT NULL,
  year BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, mutation, position),
  FOREIGN KEY (programme, revision, mutation)
    REFERENCES plan_mutation (programme, revision, position)
);

CREATE TABLE plan_profile_share (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  id TEXT NOT NULL,
  step BIGINT NOT NULL,
  title TEXT NOT NULL,
  share BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, id, step),
  FOREIGN KEY (programme, revision) REFERENCES revision (programme, number)
);

CREATE TABLE plan_handover (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  from_unit TEXT NOT NULL REFERENCES unit (id),
  date TEXT NOT NULL,
  to_unit TEXT NOT NULL REFERENCES unit (id),
  weight BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, to_unit),
  FOREIGN KEY (programme, revision) REFERENCES revision (programme, number)
);

CREATE TABLE plan_instalment (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  month BIGINT NOT NULL,
  day BIGINT NOT NULL,
  share BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position),
  FOREIGN KEY (programme, revision) REFERENCES revision (programme, number)
);
