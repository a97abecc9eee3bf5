-- Comparisons ask which units were exempted from a period.
CREATE INDEX exemption_of_period ON exemption (programme, period, sequence);
