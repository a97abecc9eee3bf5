-- The copy of the plans, as they arrived.
CREATE TABLE plan_feed (
  only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
  resume_token TEXT NOT NULL,
  copied_sequence BIGINT NOT NULL
);

CREATE TABLE plan_unit (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT
);

CREATE TABLE plan_programme (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  cadence TEXT NOT NULL,
  threshold_share_basis_points BIGINT NOT NULL,
  threshold_eurocents BIGINT NOT NULL,
  threshold_fte_thousandths BIGINT NOT NULL,
  threshold_count BIGINT NOT NULL
);

CREATE TABLE plan_programme_unit (
  programme TEXT NOT NULL REFERENCES plan_programme (id),
  unit TEXT NOT NULL REFERENCES plan_unit (id),
  PRIMARY KEY (programme, unit)
);

CREATE TABLE plan_revision (
  programme TEXT NOT NULL REFERENCES plan_programme (id),
  number BIGINT NOT NULL,
  content_hash TEXT NOT NULL,
  adopted_by TEXT NOT NULL,
  adopted_date TEXT NOT NULL,
  arrival_time_micros BIGINT NOT NULL,
  PRIMARY KEY (programme, number)
);

CREATE TABLE plan_line (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  measure TEXT NOT NULL,
  nature TEXT NOT NULL,
  basis TEXT NOT NULL,
  may_be_negative BIGINT NOT NULL,
  opening BIGINT NOT NULL,
  structural BIGINT,
  PRIMARY KEY (programme, revision, position),
  FOREIGN KEY (programme, revision) REFERENCES plan_revision (programme, number)
);

CREATE TABLE plan_year (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  year BIGINT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, year),
  FOREIGN KEY (programme, revision, position) REFERENCES plan_line (programme, revision, position)
);

CREATE TABLE plan_weight (
  programme TEXT NOT NULL,
  revision BIGINT NOT NULL,
  position BIGINT NOT NULL,
  unit TEXT NOT NULL,
  weight BIGINT NOT NULL,
  PRIMARY KEY (programme, revision, position, unit),
  FOREIGN KEY (programme, revision, position) REFERENCES plan_line (programme, revision, position)
);

-- Which rules, in which version, reports were held against.
CREATE TABLE rule_set (
  id BIGINT NOT NULL,
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id, rule)
);

-- A version of a report, known by the journal entry that recorded it. What was submitted never changes; the state and
-- the review do.
CREATE TABLE report_version (
  sequence BIGINT NOT NULL PRIMARY KEY,
  programme TEXT NOT NULL,
  period TEXT NOT NULL,
  period_end TEXT NOT NULL,
  unit TEXT NOT NULL,
  version BIGINT NOT NULL,
  correction_reason TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  revision_number BIGINT NOT NULL,
  revision_hash TEXT NOT NULL,
  rule_set BIGINT NOT NULL,
  submitter TEXT NOT NULL,
  submit_time_micros BIGINT NOT NULL,
  state TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  review_time_micros BIGINT NOT NULL,
  return_reason TEXT NOT NULL,
  UNIQUE (programme, period_end, unit, version)
);

CREATE TABLE report_line (
  sequence BIGINT NOT NULL,
  position BIGINT NOT NULL,
  line TEXT NOT NULL,
  measure TEXT NOT NULL,
  realised BIGINT,
  committed BIGINT,
  forecast BIGINT,
  establishment BIGINT,
  deployable BIGINT,
  inflow BIGINT,
  outflow BIGINT,
  explanation TEXT NOT NULL,
  PRIMARY KEY (sequence, position)
);

CREATE TABLE report_finding (
  sequence BIGINT NOT NULL,
  position BIGINT NOT NULL,
  rule TEXT NOT NULL,
  rule_version BIGINT NOT NULL,
  severity TEXT NOT NULL,
  field TEXT NOT NULL,
  line TEXT NOT NULL,
  measure TEXT NOT NULL,
  given BIGINT,
  expected BIGINT,
  difference BIGINT,
  PRIMARY KEY (sequence, position)
);

CREATE TABLE report_finding_param (
  sequence BIGINT NOT NULL,
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (sequence, position, name)
);

-- Which version counts for a unit at a period's end, from one journal entry until another: for provisional and for
-- accepted figures apart. Reading as of an earlier moment is the same query.
CREATE TABLE position (
  programme TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  period_end TEXT NOT NULL,
  from_sequence BIGINT NOT NULL,
  until_sequence BIGINT NOT NULL,
  version_sequence BIGINT NOT NULL,
  PRIMARY KEY (programme, unit, kind, period_end, from_sequence)
);
