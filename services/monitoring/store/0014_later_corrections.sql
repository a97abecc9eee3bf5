-- Which reports put a closed period right, by any of their versions: what a period is told from.
CREATE TABLE correcting_report (
  programme TEXT NOT NULL,
  period TEXT NOT NULL,
  unit TEXT NOT NULL,
  report_end TEXT NOT NULL,
  PRIMARY KEY (programme, period, unit, report_end)
);
INSERT INTO correcting_report (programme, period, unit, report_end)
SELECT DISTINCT v.programme, c.period, v.unit, v.period_end FROM report_prior_correction AS c
  CROSS JOIN report_version AS v WHERE v.sequence = c.sequence;
