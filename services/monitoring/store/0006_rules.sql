-- How a programme sets the rules, and from which difference on it asks for an explanation.
CREATE TABLE policy_rule (
  programme TEXT NOT NULL,
  version BIGINT NOT NULL,
  rule TEXT NOT NULL,
  turned_off BIGINT NOT NULL,
  severity TEXT,
  PRIMARY KEY (programme, version, rule),
  FOREIGN KEY (programme, version) REFERENCES policy (programme, version)
);

CREATE TABLE policy_rule_parameter (
  programme TEXT NOT NULL,
  version BIGINT NOT NULL,
  rule TEXT NOT NULL,
  name TEXT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (programme, version, rule, name),
  FOREIGN KEY (programme, version, rule) REFERENCES policy_rule (programme, version, rule)
);

CREATE TABLE policy_ladder (
  programme TEXT NOT NULL,
  version BIGINT NOT NULL,
  measure TEXT NOT NULL,
  national BIGINT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (programme, version, measure),
  FOREIGN KEY (programme, version) REFERENCES policy (programme, version)
);

CREATE TABLE policy_ladder_step (
  programme TEXT NOT NULL,
  version BIGINT NOT NULL,
  measure TEXT NOT NULL,
  position BIGINT NOT NULL,
  below BIGINT,
  amount BIGINT,
  share_basis_points BIGINT,
  PRIMARY KEY (programme, version, measure, position),
  FOREIGN KEY (programme, version, measure) REFERENCES policy_ladder (programme, version, measure)
);

-- The policy that a report was held against; what was taken in before was held against the catalogue as it is.
ALTER TABLE report_version ADD COLUMN policy_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report_finding ADD COLUMN settled BIGINT NOT NULL DEFAULT 0;

-- The explanations of a line, in place of the one text that it had; an empty cause is not coded.
CREATE TABLE report_explanation (
  sequence BIGINT NOT NULL,
  line_position BIGINT NOT NULL,
  position BIGINT NOT NULL,
  cause TEXT NOT NULL,
  text TEXT NOT NULL,
  amount BIGINT,
  PRIMARY KEY (sequence, line_position, position)
);
INSERT INTO report_explanation (sequence, line_position, position, cause, text)
SELECT sequence, position, 0, '', explanation FROM report_line WHERE explanation <> '';
ALTER TABLE report_line DROP COLUMN explanation;

-- What the last recheck of a programme's accepted reports came to.
CREATE TABLE recheck (
  programme TEXT NOT NULL PRIMARY KEY REFERENCES plan_programme (id),
  revision_number BIGINT NOT NULL,
  policy_version BIGINT NOT NULL,
  checked_count BIGINT NOT NULL,
  deviating_count BIGINT NOT NULL,
  record_time_micros BIGINT NOT NULL
);
