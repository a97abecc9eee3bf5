CREATE TABLE unit (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  parent TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  predecessor TEXT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL
);

CREATE TABLE programme (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  budget_chapter TEXT NOT NULL,
  budget_article TEXT NOT NULL,
  instrument TEXT NOT NULL,
  cadence TEXT NOT NULL,
  threshold_share_basis_points BIGINT,
  threshold_eurocents BIGINT,
  threshold_fte_thousandths BIGINT,
  threshold_count BIGINT,
  record_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL
);

CREATE TABLE programme_document (
  programme TEXT NOT NULL REFERENCES programme (id),
  position BIGINT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  uri TEXT NOT NULL,
  PRIMARY KEY (programme, position)
);

CREATE TABLE programme_unit (
  programme TEXT NOT NULL REFERENCES programme (id),
  unit TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (programme, unit)
);

-- A revision's content never changes; adopting it fills the adopt_ columns, once.
CREATE TABLE revision (
  programme TEXT NOT NULL REFERENCES programme (id),
  number BIGINT NOT NULL,
  title TEXT NOT NULL,
  printed_number TEXT,
  printed_title TEXT,
  printed_date TEXT,
  printed_uri TEXT,
  adopted_number TEXT NOT NULL,
  adopted_title TEXT NOT NULL,
  adopted_date TEXT NOT NULL,
  adopted_uri TEXT NOT NULL,
  reconciliation_override TEXT NOT NULL,
  target_resolution_version BIGINT NOT NULL,
  author TEXT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  adopter TEXT,
  adopt_time_micros BIGINT,
  adopt_sequence BIGINT,
  PRIMARY KEY (programme, number)
);

CREATE TABLE plan_table (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  measure TEXT NOT NULL,
  nature TEXT NOT NULL,
  basis TEXT NOT NULL,
  print_unit BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position),
  FOREIGN KEY (programme, revision) REFERENCES revision (programme, number)
);

CREATE TABLE plan_line (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  opening_position BIGINT NOT NULL,
  allocation_key TEXT NOT NULL,
  pays_for TEXT NOT NULL,
  may_be_negative BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, table_position, position),
  FOREIGN KEY (programme, revision, table_position) REFERENCES plan_table (programme, revision, position)
);

-- The year 9999 is the structural column.
CREATE TABLE plan_cell (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  line_position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  printed TEXT,
  worked_with BIGINT NOT NULL,
  rectification_reason TEXT,
  rectification_author TEXT,
  rectification_date TEXT,
  PRIMARY KEY (programme, revision, table_position, line_position, year),
  FOREIGN KEY (programme, revision, table_position, line_position)
    REFERENCES plan_line (programme, revision, table_position, position)
);

CREATE TABLE plan_printed_total (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  printed TEXT NOT NULL,
  PRIMARY KEY (programme, revision, table_position, year),
  FOREIGN KEY (programme, revision, table_position) REFERENCES plan_table (programme, revision, position)
);

CREATE TABLE plan_key (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  source_number TEXT NOT NULL,
  source_title TEXT NOT NULL,
  source_date TEXT NOT NULL,
  source_uri TEXT NOT NULL,
  PRIMARY KEY (programme, revision, id),
  FOREIGN KEY (programme, revision) REFERENCES revision (programme, number)
);

CREATE TABLE plan_key_weight (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  allocation_key TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES unit (id),
  weight BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, allocation_key, unit),
  FOREIGN KEY (programme, revision, allocation_key) REFERENCES plan_key (programme, revision, id)
);
