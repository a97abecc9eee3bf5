-- Comparisons ask which units were exempted from a period.
CREATE INDEX exemption_of_period ON exemption (programme, period, sequence);

-- What stands now, among however much that stood before: positions until further notice.
CREATE INDEX position_that_stands ON position (programme, unit, kind, period_end, until_sequence, version_sequence)
WHERE until_sequence = 9223372036854775807;
