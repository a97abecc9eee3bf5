-- What was expected of a figure that had been empty was kept without its measure.
UPDATE report_finding SET measure = COALESCE((SELECT l.measure FROM report_line AS l WHERE
  l.sequence = report_finding.sequence AND l.line = report_finding.line), '')
  WHERE measure = '' AND (expected IS NOT NULL OR difference IS NOT NULL);

-- Of a correction that was returned nothing counts: whether a report is nil goes by the accepted version again.
UPDATE report_standing SET nil = CASE WHEN EXISTS (SELECT 1 FROM report_line AS l WHERE
  l.sequence = report_standing.accepted_sequence AND (COALESCE(l.realised, 0) <> 0 OR
  COALESCE(l.committed, 0) <> 0 OR COALESCE(l.forecast, 0) <> 0 OR COALESCE(l.establishment, 0) <> 0 OR
  COALESCE(l.deployable, 0) <> 0 OR COALESCE(l.inflow, 0) <> 0 OR COALESCE(l.outflow, 0) <> 0)) THEN 0 ELSE 1 END
  WHERE submitted_state = 'RETURNED' AND accepted_sequence > 0;
