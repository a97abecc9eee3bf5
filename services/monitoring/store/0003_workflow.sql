-- Drafts, marked lines and reopened reports. A draft has no submitting entry yet.
ALTER TABLE report_version ADD COLUMN submit_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report_version ADD COLUMN reopener TEXT NOT NULL DEFAULT '';
ALTER TABLE report_version ADD COLUMN reopen_reason TEXT NOT NULL DEFAULT '';
UPDATE report_version SET submit_sequence = sequence;

CREATE TABLE report_line_return (
  sequence BIGINT NOT NULL,
  position BIGINT NOT NULL,
  line TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sequence, position)
);

CREATE TABLE report_prior_correction (
  sequence BIGINT NOT NULL,
  position BIGINT NOT NULL,
  line TEXT NOT NULL,
  period TEXT NOT NULL,
  measure TEXT NOT NULL,
  amount BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sequence, position)
);

-- How far each report is, in one row, changed with it in one transaction: what completeness is read from.
CREATE TABLE report_standing (
  programme TEXT NOT NULL,
  period_end TEXT NOT NULL,
  unit TEXT NOT NULL,
  last_version BIGINT NOT NULL,
  last_sequence BIGINT NOT NULL,
  last_state TEXT NOT NULL,
  first_submit_time_micros BIGINT,
  submitted_sequence BIGINT NOT NULL,
  submitted_state TEXT NOT NULL,
  accepted_sequence BIGINT NOT NULL,
  nil BIGINT NOT NULL,
  return_reason TEXT NOT NULL,
  exemption TEXT,
  PRIMARY KEY (programme, period_end, unit)
);
INSERT INTO report_standing (programme, period_end, unit, last_version, last_sequence, last_state,
  first_submit_time_micros, submitted_sequence, submitted_state, accepted_sequence, nil, return_reason)
SELECT v.programme, v.period_end, v.unit, v.version, v.sequence, v.state,
  (SELECT MIN(f.submit_time_micros) FROM report_version AS f
    WHERE f.programme = v.programme AND f.period_end = v.period_end AND f.unit = v.unit),
  v.sequence, v.state,
  (SELECT COALESCE(MAX(a.sequence), 0) FROM report_version AS a
    WHERE a.programme = v.programme AND a.period_end = v.period_end AND a.unit = v.unit AND a.state = 'ACCEPTED'),
  CASE WHEN EXISTS (SELECT 1 FROM report_line AS l WHERE l.sequence = v.sequence AND (COALESCE(l.realised, 0) <> 0
    OR COALESCE(l.committed, 0) <> 0 OR COALESCE(l.forecast, 0) <> 0 OR COALESCE(l.establishment, 0) <> 0
    OR COALESCE(l.deployable, 0) <> 0 OR COALESCE(l.inflow, 0) <> 0 OR COALESCE(l.outflow, 0) <> 0))
    THEN 0 ELSE 1 END,
  v.return_reason
FROM report_version AS v
WHERE NOT EXISTS (SELECT 1 FROM report_version AS later
  WHERE later.programme = v.programme AND later.period_end = v.period_end AND later.unit = v.unit
    AND later.version > v.version);

CREATE TABLE exemption (
  sequence BIGINT NOT NULL PRIMARY KEY,
  programme TEXT NOT NULL,
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  lifted BIGINT NOT NULL,
  principal TEXT NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE period_event (
  programme TEXT NOT NULL,
  period_end TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  period TEXT NOT NULL,
  state TEXT NOT NULL,
  principal TEXT NOT NULL,
  reason TEXT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  PRIMARY KEY (programme, period_end, sequence)
);

CREATE TABLE policy (
  programme TEXT NOT NULL REFERENCES plan_programme (id),
  version BIGINT NOT NULL,
  reason TEXT NOT NULL,
  principal TEXT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (programme, version)
);

-- Exactly one of days_after_end and day stands. The months are digits with spaces between them; none stands for any.
CREATE TABLE policy_due_rule (
  programme TEXT NOT NULL,
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,
  end_months TEXT NOT NULL,
  days_after_end BIGINT,
  months_after BIGINT NOT NULL,
  day BIGINT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (programme, version, position),
  FOREIGN KEY (programme, version) REFERENCES policy (programme, version)
);
