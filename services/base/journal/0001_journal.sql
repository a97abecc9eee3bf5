CREATE TABLE journal_entry (
  sequence BIGINT NOT NULL PRIMARY KEY,
  record_time_micros BIGINT NOT NULL,
  principal TEXT NOT NULL,
  action TEXT NOT NULL,
  resource TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  chain_hash TEXT NOT NULL
);

-- One row: where the journal stands. Every group of writes takes it, so sequences commit in order.
CREATE TABLE journal_head (
  only_row BIGINT NOT NULL PRIMARY KEY CHECK (only_row = 1),
  sequence BIGINT NOT NULL,
  record_time_micros BIGINT NOT NULL,
  chain_hash TEXT NOT NULL
);

-- Writes that were answered, so that repeating one finds its answer: the journal entry tells what it was.
CREATE TABLE remembered_request (
  principal TEXT NOT NULL,
  method TEXT NOT NULL,
  request_id TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (principal, method, request_id)
);
