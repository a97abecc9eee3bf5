-- How papers print a plan. Copies that arrived before this have none of it.
CREATE TABLE plan_purpose (
  programme TEXT NOT NULL PRIMARY KEY REFERENCES plan_programme (id),
  budget_chapter TEXT NOT NULL,
  budget_article TEXT NOT NULL,
  instrument TEXT NOT NULL
);

CREATE TABLE plan_legal_basis (
  programme TEXT NOT NULL REFERENCES plan_purpose (programme),
  position BIGINT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  uri TEXT NOT NULL,
  PRIMARY KEY (programme, position)
);

-- With the entries of planning's journal that recorded and adopted it, and the one of this service's at which it arrived.
CREATE TABLE plan_paper (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  title TEXT NOT NULL,
  adopted_by_title TEXT NOT NULL,
  adopted_by_uri TEXT NOT NULL,
  printed_number TEXT,
  printed_title TEXT,
  printed_date TEXT,
  printed_uri TEXT,
  sequence BIGINT NOT NULL,
  adopt_sequence BIGINT NOT NULL,
  arrival_sequence BIGINT NOT NULL,
  PRIMARY KEY (programme, revision),
  FOREIGN KEY (programme, revision) REFERENCES plan_revision (programme, number)
);

CREATE TABLE plan_table (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  print_unit BIGINT NOT NULL,
  printed_grand_total TEXT NOT NULL,
  PRIMARY KEY (programme, revision, position),
  FOREIGN KEY (programme, revision) REFERENCES plan_paper (programme, revision)
);

CREATE TABLE plan_table_line (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  position BIGINT NOT NULL,
  line TEXT NOT NULL,
  printed_row_total TEXT NOT NULL,
  PRIMARY KEY (programme, revision, table_position, position),
  FOREIGN KEY (programme, revision, table_position) REFERENCES plan_table (programme, revision, position)
);

CREATE TABLE plan_print (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  table_position BIGINT NOT NULL,
  line_position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  printed TEXT NOT NULL,
  rectification_reason TEXT,
  rectification_author TEXT,
  rectification_date TEXT,
  PRIMARY KEY (programme, revision, table_position, line_position, year),
  FOREIGN KEY (programme, revision, table_position, line_position)
    REFERENCES plan_table_line (programme, revision, table_position, position)
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

-- A statement, whole, in its canonical form: what it hashes over is what is kept. The facts hash leaves the journal
-- position out: two statements that have it in common say the same.
CREATE TABLE statement (
  programme TEXT NOT NULL,
  period_end TEXT NOT NULL,
  number BIGINT NOT NULL,
  period TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  facts_hash TEXT NOT NULL,
  principal TEXT NOT NULL,
  freeze_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (programme, period_end, number),
  UNIQUE (programme, period_end, facts_hash)
);
