-- Payments of the earmarked contribution, and what was decided on what is unspent. Rows are only added.
CREATE TABLE payment (
  programme TEXT NOT NULL,
  number BIGINT NOT NULL,
  year BIGINT NOT NULL,
  payment_date TEXT NOT NULL,
  amount BIGINT NOT NULL,
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  corrects BIGINT NOT NULL,
  principal TEXT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL UNIQUE,
  PRIMARY KEY (programme, number)
);

CREATE TABLE carry_over_decision (
  programme TEXT NOT NULL,
  year BIGINT NOT NULL,
  most_basis_points BIGINT NOT NULL,
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  principal TEXT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  sequence BIGINT NOT NULL UNIQUE,
  PRIMARY KEY (programme, year, sequence)
);
