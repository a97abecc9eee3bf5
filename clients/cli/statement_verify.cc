#include "clients/cli/statement_verify.h"

#include <algorithm>
#include <optional>
#include <ostream>

#include "clients/cli/calls.h"
#include "clients/cli/layout.h"
#include "clients/cli/plan_figures.h"
#include "clients/cli/report_query.h"
#include "clients/cli/statement_columns.h"
#include "clients/cli/statement_hashes.h"
#include "services/base/status/status.h"
#include "services/finance/arithmetic.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::Report;
using monitoring::v1::ReportLine;
using monitoring::v1::Statement;
using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementReport;

// A sum that is unknown until something is added; nothing once it does not fit.
class Sum {
 public:
  void Add(bool is_set, const type::v1::Quantity& quantity) {
    if (!is_set || !fits_) return;
    const auto sum = finance::CheckedAdd(sum_.value_or(0), ValueOf(quantity));
    fits_ = sum.ok();
    if (fits_) sum_ = *sum;
  }
  bool Is(bool is_set, const type::v1::Quantity& quantity) const {
    return fits_ && sum_.has_value() == is_set && (!is_set || *sum_ == ValueOf(quantity));
  }

 private:
  std::optional<std::int64_t> sum_;
  bool fits_ = true;
};

// What a total should be of its parts: the lines of a table or the units of a line.
struct Sums {
  Sum target;
  Sum realised;
  Sum covered;

  void AddUnit(const StatementFigures& figures) {
    Add(figures);
    if (figures.status() != StatementFigures::STATUS_MISSING &&
        figures.status() != StatementFigures::STATUS_EXEMPT) {
      covered.Add(figures.has_target(), figures.target());
    }
  }
  void AddLine(const StatementFigures& figures) {
    Add(figures);
    covered.Add(figures.has_covered_target(), figures.covered_target());
  }
  bool Fit(const StatementFigures& total) const {
    return target.Is(total.has_target(), total.target()) &&
           realised.Is(total.has_realised(), total.realised()) &&
           covered.Is(total.has_covered_target(), total.covered_target());
  }

 private:
  void Add(const StatementFigures& figures) {
    target.Add(figures.has_target(), figures.target());
    realised.Add(figures.has_realised(), figures.realised());
  }
};

Check CheckSums(const Session& session, const StatementContent& content) {
  Check check{session.Say("optelling: eenheden tot regels, regels tot totalen",
                          "sums: units to lines, lines to totals"),
              {}};
  for (const auto& table : content.tables()) {
    Sums of_table;
    for (const auto& line : table.lines()) {
      Sums of_line;
      for (const auto& unit : line.units()) of_line.AddUnit(unit.figures());
      if (!of_line.Fit(line.figures())) {
        check.faults.push_back(session.Say("de eenheden tellen niet op tot regel ",
                                           "the units do not add up to line ") +
                               line.line());
      }
      if (IsInTotal(line)) of_table.AddLine(line.figures());
    }
    if (table.has_total() && !of_table.Fit(table.total())) {
      check.faults.push_back(session.Say("de regels tellen niet op tot het totaal van ",
                                         "the lines do not add up to the total of ") +
                             table.title());
    }
  }
  return check;
}

// What a line of a report says that a statement takes over.
struct Reported {
  std::optional<std::int64_t> realised;
  std::optional<std::int64_t> committed;
  std::optional<std::int64_t> deployable;
  std::optional<std::int64_t> forecast;

  bool operator==(const Reported&) const = default;
};

Reported ReportedOf(const ReportLine& line) {
  const auto given = [](bool is_set, std::int64_t value) {
    return is_set ? std::optional(value) : std::nullopt;
  };
  if (line.has_fte()) {
    const auto& fte = line.fte();
    return {given(fte.has_in_post_fte_thousandths(), fte.in_post_fte_thousandths()), std::nullopt,
            given(fte.has_deployable_fte_thousandths(), fte.deployable_fte_thousandths()),
            given(fte.has_forecast_fte_thousandths(), fte.forecast_fte_thousandths())};
  }
  if (line.has_count()) {
    return {given(line.count().has_realised_count(), line.count().realised_count()), {}, {}, {}};
  }
  const auto& euro = line.euro();
  return {given(euro.has_spent_eurocents(), euro.spent_eurocents()),
          given(euro.has_committed_eurocents(), euro.committed_eurocents()), std::nullopt,
          given(euro.has_forecast_eurocents(), euro.forecast_eurocents())};
}

Reported StatedOf(const StatementFigures& figures) {
  const auto given = [](bool is_set, const type::v1::Quantity& quantity) {
    return is_set ? std::optional(ValueOf(quantity)) : std::nullopt;
  };
  return {given(figures.has_realised(), figures.realised()),
          given(figures.has_committed(), figures.committed()),
          given(figures.has_deployable(), figures.deployable()),
          given(figures.has_forecast(), figures.forecast())};
}

}  // namespace

void CheckContent(const Session& session, const Statement& statement, Checks& checks) {
  Check hash{session.Say("inhoud: SHA-256 over alles wat zij zegt",
                         "content: SHA-256 over all that it says"),
             {}};
  if (const std::string now = StatementHash(statement.content()); now != statement.content_hash()) {
    hash.faults.push_back(session.Say("de inhoud heeft hash ", "the content hashes to ") + now +
                          session.Say(" in plaats van ", " instead of ") +
                          statement.content_hash());
  }
  checks.push_back(std::move(hash));
  checks.push_back(CheckSums(session, statement.content()));
}

Check CheckReport(const Session& session, const StatementContent& content,
                  const StatementReport& stated, const Report& report) {
  Check check{session.Say("rapportage: ", "report: ") + stated.report(), {}};
  if (const std::string now = ReportHash(report); now != stated.content_hash()) {
    check.faults.push_back(session.Say("wat er bewaard is heeft hash ", "what is kept hashes to ") +
                           now + session.Say(" in plaats van ", " instead of ") +
                           stated.content_hash());
  }
  if (stated.carried()) return check;
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) {
      const auto given = std::ranges::find(report.lines(), line.line(), &ReportLine::line);
      for (const auto& unit : line.units()) {
        if (unit.report() != stated.report()) continue;
        if (given == report.lines().end() || ReportedOf(*given) != StatedOf(unit.figures())) {
          check.faults.push_back(
              line.line() + session.Say(": de cijfers zijn andere", ": the figures are others"));
        }
      }
    }
  }
  return check;
}

absl::StatusOr<Checks> VerifyStatement(const Session& session, const Statement& statement) {
  const StatementContent& content = statement.content();
  Checks checks;
  CheckContent(session, statement, checks);
  ASSIGN_OR_RETURN(const ProvenJournal journal, ProveJournal(session, "monitoring"));
  CheckMonitoring(session, statement, journal, checks);
  const auto stub = MonitoringOf(session);
  for (const StatementReport& stated : content.reports()) {
    monitoring::v1::GetReportResponse answer;
    const absl::Status status = GetReport(session, *stub, stated.report(), answer);
    if (status.code() == absl::StatusCode::kUnavailable ||
        status.code() == absl::StatusCode::kDeadlineExceeded) {
      return status;
    }
    if (status.ok()) {
      checks.push_back(CheckReport(session, content, stated, answer.report()));
    } else {
      checks.push_back({session.Say("rapportage: ", "report: ") + stated.report(),
                        {RefusalWords(session, status)}});
    }
  }
  ASSIGN_OR_RETURN(const ProvenJournal planning, ProveJournal(session, "planning"));
  CheckPlanning(session, content, planning, checks);
  return checks;
}

int PrintChecks(const Session& session, const std::string& name, const Checks& checks) {
  const auto failed =
      std::ranges::count_if(checks, [](const Check& check) { return !check.faults.empty(); });
  if (session.output != Output::kTable) {
    Table table;
    table.columns = {{"check"}, {"result"}, {"fault"}};
    for (const Check& check : checks) {
      if (check.faults.empty()) table.rows.push_back({check.what, "OK", ""});
      for (const std::string& fault : check.faults) {
        table.rows.push_back({check.what, "FAILED", fault});
      }
    }
    Print(session, table);
    return failed > 0 ? kRefused : kDone;
  }
  session.out << name << '\n';
  for (const Check& check : checks) {
    const std::string mark = check.faults.empty() ? session.Say("klopt", "in order")
                                                  : session.Say("KLOPT NIET", "NOT IN ORDER");
    session.out << "  " << Padded(mark, 13) << check.what << '\n';
    for (const std::string& fault : check.faults) {
      for (const std::string& line : Wrapped(fault, kPageWidth, 17)) session.out << line << '\n';
    }
  }
  if (failed == 0) {
    session.out << session.Say("De verantwoordingsstaat klopt: ", "The statement is in order: ")
                << checks.size() << session.Say(" controles.\n", " checks.\n")
                << session.Say(
                       "Niet bewezen zijn de reden van een gevraagde correctie en de "
                       "uiterste datum zelf.\n",
                       "Not proven are why a correction was asked for, and the due date "
                       "itself.\n");
    return kDone;
  }
  session.out << session.Say("De verantwoordingsstaat KLOPT NIET: ",
                             "The statement is NOT IN ORDER: ")
              << failed << session.Say(" van ", " of ") << checks.size()
              << session.Say(" controles.\n", " checks.\n");
  return kRefused;
}

}  // namespace rekenschap::cli
