-- Answers that something stands already are remembered too: 1 where the entry is not the request's own.
ALTER TABLE remembered_request ADD COLUMN stood BIGINT NOT NULL DEFAULT 0;
