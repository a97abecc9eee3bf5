-- What a standing is read from without the version: its content's hash, and whether a correction was asked for.
ALTER TABLE report_standing ADD COLUMN submitted_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE report_standing ADD COLUMN reopened BIGINT NOT NULL DEFAULT 0;
UPDATE report_standing SET submitted_hash = (SELECT v.content_hash FROM report_version AS v
    WHERE v.sequence = report_standing.submitted_sequence)
  WHERE submitted_sequence > 0;
UPDATE report_standing SET reopened = 1
  WHERE EXISTS (SELECT 1 FROM report_version AS v
    WHERE v.sequence = report_standing.accepted_sequence AND v.reopener <> '');

-- Which journal entries decided on a version: what was known at an earlier entry follows from them. Who kept a version
-- as a draft cannot accept it.
ALTER TABLE report_version ADD COLUMN drafter TEXT NOT NULL DEFAULT '';
ALTER TABLE report_version ADD COLUMN review_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report_version ADD COLUMN reopen_sequence BIGINT NOT NULL DEFAULT 0;
UPDATE report_version SET drafter = e.principal FROM journal_entry AS e
  WHERE e.sequence = report_version.sequence AND e.action = 'report.draft';
UPDATE report_version SET review_sequence = e.sequence FROM journal_entry AS e
  WHERE e.action IN ('report.accept', 'report.return')
    AND e.resource = 'programmes/' || report_version.programme || '/reports/' || report_version.period || '/'
      || report_version.unit || '/versions/' || report_version.version;
UPDATE report_version SET reopen_sequence = e.sequence FROM journal_entry AS e
  WHERE e.action = 'report.reopen'
    AND e.resource = 'programmes/' || report_version.programme || '/reports/' || report_version.period || '/'
      || report_version.unit || '/versions/' || report_version.version;
