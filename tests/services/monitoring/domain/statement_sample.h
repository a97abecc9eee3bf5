#ifndef REKENSCHAP_TESTS_SERVICES_MONITORING_DOMAIN_STATEMENT_SAMPLE_H_
#define REKENSCHAP_TESTS_SERVICES_MONITORING_DOMAIN_STATEMENT_SAMPLE_H_

#include "services/monitoring/domain/statement.h"

namespace rekenschap::monitoring {

// A statement with something in every field.
inline StatementContent FullStatement() {
  using finance::Measure;
  using finance::Quantity;
  const auto fte = [](std::int64_t value) { return Quantity{Measure::kFte, value}; };
  const Document paper{"28 638 nr. 177", "Mensenhandel", "2019-11-19", "https://example.org/177"};
  StatementFigures figures;
  figures.target = fte(29'000);
  figures.year_target = fte(46'400);
  figures.realised = fte(27'000);
  figures.committed = Quantity{Measure::kEuro, -5};
  figures.deployable = fte(20'000);
  figures.forecast = fte(40'000);
  figures.difference = fte(-2'000);
  figures.difference_basis_points = -690;
  figures.status = Comparison::kBelow;
  figures.expected = 10;
  figures.received = 9;
  figures.covered_target = fte(29'000);
  figures.central_reserve = Quantity{Measure::kCount, 3};
  StatementUnitFigures unit;
  unit.unit = "units/rotterdam";
  unit.figures = figures;
  unit.report = "programmes/avim/reports/2021-Q2/rotterdam/versions/2";
  unit.unit_ended = true;
  unit.carried = {"2021-Q1", fte(1'000), "programmes/avim/reports/2021-Q1/rotterdam/versions/1"};
  StatementCell cell{"2021", "46,4", fte(46'400), Rectification{"Misdruk.", "FEZ", "2019-11-25"}};
  StatementLine line{"fte", "Mensenhandel", {cell}, "46,4", figures, {unit}};
  StatementTable table;
  table.id = "fte";
  table.title = "Fte-reeks";
  table.measure = Measure::kFte;
  table.nature = finance::Nature::kStock;
  table.basis = finance::Basis::kCash;
  table.receipts = true;
  table.print_unit = 1'000;
  table.lines = {line};
  table.totals = {cell};
  table.printed_grand_total = "87,0";
  table.total = figures;
  StatementContent content;
  content.programme = "programmes/avim";
  content.programme_title = "Versterking AVIM";
  content.period = "2021-Q2";
  content.start_date = "2021-04-01";
  content.end_date = "2021-06-30";
  content.due_date = "2021-08-01";
  content.due_source = "Besluit financieel beheer politie, art. 6";
  content.purpose = {{paper}, "VI", "31", "bijzondere bijdrage"};
  content.kind = StatementKind::kProvisional;
  content.period_closed = true;
  content.provisional = true;
  content.plan = {
      "programmes/avim/revisions/1", "Reeksen", "c0ffee", paper, paper, 12, 13, 14, true};
  content.position = {"5709e", 41, "ab12", "2021-08-03"};
  content.coverage = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
  content.units = {{"units/rotterdam", "Rotterdam", StatementState::kReturned, unit.report,
                    "2021-08-02", 1, true, true, true, "Bijlage ontbreekt."}};
  content.tables = {table};
  content.reports = {{unit.report, "beef", "unverified:controller", 21, "unverified:korps", 22, 1,
                      "c0ffee", 0, "Factuur.", true}};
  content.rule_sets = {{{"DEVIATION_UNEXPLAINED", 2}}};
  finance::Finding finding;
  finding.rule = "DEVIATION_UNEXPLAINED";
  finding.rule_version = 2;
  finding.severity = finance::Severity::kWarning;
  finding.field = "lines[0].fte";
  finding.line = "fte";
  finding.given = fte(27'000);
  finding.expected = fte(29'000);
  finding.difference = fte(-2'000);
  finding.params = {{"threshold", "0,5"}};
  content.findings = {{unit.report, finding}};
  content.explanations = {
      {unit.report, "fte", "Uitstroom; één vacature.", "TIMING", Quantity{Measure::kFte, -2'000}}};
  content.prior_corrections = {
      {unit.report, "fte", "2021-Q1", Quantity{Measure::kFte, -250}, "Dubbel geteld."}};
  content.events = {{true, "unverified:korps", "Compleet.", 33}};
  return content;
}

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_TESTS_SERVICES_MONITORING_DOMAIN_STATEMENT_SAMPLE_H_
