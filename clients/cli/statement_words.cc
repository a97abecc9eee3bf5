#include <string>
#include <vector>

#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>

#include "clients/cli/comparison_words.h"
#include "clients/cli/explanation_words.h"
#include "clients/cli/statement_columns.h"
#include "clients/cli/statement_document.h"
#include "services/finance/names.h"

// What a statement calls things.
namespace rekenschap::cli {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementFigures;
using monitoring::v1::StatementUnit;

StatementTitles::StatementTitles(const StatementContent& content) : period_(content.period()) {
  for (const StatementUnit& unit : content.units()) {
    if (!unit.title().empty()) units_.emplace(LastPart(unit.unit()), unit.title());
  }
  for (const auto& table : content.tables()) {
    for (const auto& line : table.lines()) lines_.emplace(line.line(), line.title());
  }
}

std::string StatementTitles::OfUnit(const std::string& name) const {
  // Of `programmes/x/reports/2021-Q2/rotterdam/versions/1` the unit is the fifth part.
  std::string unit = LastPart(name);
  if (const std::size_t versions = name.rfind("/versions/"); versions != std::string::npos) {
    unit = LastPart(name.substr(0, versions));
  }
  const auto known = units_.find(unit);
  return known == units_.end() ? unit : known->second;
}

std::string StatementTitles::OfReport(const std::string& name) const {
  // Of `programmes/x/reports/2021-Q2/rotterdam/versions/1` the period is the fourth part.
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  const bool of_another = parts.size() == 7 && parts[3] != period_;
  return OfUnit(name) + (of_another ? ", " + parts[3] : "");
}

std::string StatementTitles::OfLine(const std::string& line) const {
  const auto known = lines_.find(line);
  return known == lines_.end() ? line : known->second + " (" + line + ")";
}

Cell StatementStateCell(const Session& session, StatementUnit::State state) {
  const std::string plain(absl::StripPrefix(StatementUnit::State_Name(state), "STATE_"));
  switch (state) {
    case StatementUnit::STATE_MISSING:
      return {session.Say("ontbreekt", "missing"), plain, Colour::kBad};
    case StatementUnit::STATE_SUBMITTED:
      return {session.Say("ingediend", "submitted"), plain};
    case StatementUnit::STATE_RETURNED:
      return {session.Say("teruggegeven", "returned"), plain, Colour::kBad};
    case StatementUnit::STATE_ACCEPTED:
      return {session.Say("geaccepteerd", "accepted"), plain, Colour::kGood};
    case StatementUnit::STATE_EXEMPT:
      return {session.Say("vrijgesteld", "exempt"), plain, Colour::kDim};
    default:
      return {plain};
  }
}

Cell StatementStatusCell(const Session& session, monitoring::v1::StatementFigures::Status status) {
  using Figures = monitoring::v1::StatementFigures;
  const std::string plain(absl::StripPrefix(Figures::Status_Name(status), "STATUS_"));
  switch (status) {
    case Figures::STATUS_ON_TARGET:
      return {session.Say("op koers", "on target"), plain, Colour::kGood};
    case Figures::STATUS_ABOVE:
      return {session.Say("boven", "above"), plain, Colour::kBad};
    case Figures::STATUS_BELOW:
      return {session.Say("onder", "below"), plain, Colour::kBad};
    case Figures::STATUS_MISSING:
      return {session.Say("ontbreekt", "missing"), plain, Colour::kBad};
    case Figures::STATUS_EXEMPT:
      return {session.Say("vrijgesteld", "exempt"), plain, Colour::kDim};
    case Figures::STATUS_NO_TARGET:
      return {session.Say("geen doel", "no target"), plain, Colour::kDim};
    case Figures::STATUS_ZERO_TARGET:
      return {session.Say("doel nul", "target zero"), plain, Colour::kBad};
    default:
      return {plain};
  }
}

StatementStatuses::StatementStatuses(const Session& session, const StatementContent& content)
    : session_(session), accepted_(content.figures() == StatementContent::FIGURES_ACCEPTED) {
  for (const StatementUnit& unit : content.units()) {
    states_.emplace(unit.unit(), unit.state());
    all_.insert(unit.state());
    if (unit.counted()) counted_.insert(unit.unit());
  }
  // Of a unit that ended only its report tells.
  for (const auto& report : content.reports()) {
    const auto name = finance::ParseReportName(report.report());
    if (!report.carried() && name.ok()) counted_.insert(finance::UnitName(name->unit));
  }
}

bool StatementStatuses::IsNotReported(const monitoring::v1::StatementLine& line) const {
  bool missing = false;
  for (const auto& unit : line.units()) {
    if (unit.figures().status() != StatementFigures::STATUS_MISSING) continue;
    if (!counted_.contains(unit.unit())) return false;
    missing = true;
  }
  return missing;
}

std::string StatementStatuses::MissingWords(const std::string& unit) const {
  const auto known = states_.find(unit);
  const auto is = [&](StatementUnit::State state) {
    return unit.empty() ? all_.contains(state) : known != states_.end() && known->second == state;
  };
  const bool returned = is(StatementUnit::STATE_RETURNED);
  if (accepted_ && (returned || is(StatementUnit::STATE_SUBMITTED))) {
    return session_.Say("nog niet geaccepteerd", "not accepted yet");
  }
  if (!accepted_ && returned && !is(StatementUnit::STATE_MISSING)) {
    return session_.Say("teruggegeven", "returned");
  }
  // Of a unit that ended a statement does not say whether anything came in.
  if (accepted_ && !unit.empty() && known == states_.end()) {
    return session_.Say("niet geaccepteerd", "not accepted");
  }
  return session_.Say("ontbreekt", "missing");
}

Cell StatementStatuses::Of(const StatementFigures& figures, const std::string& missing) const {
  Cell cell = StatementStatusCell(session_, figures.status());
  if (figures.status() == StatementFigures::STATUS_MISSING) cell.text = missing;
  return cell;
}

Cell StatementStatuses::OfUnit(const monitoring::v1::StatementUnitFigures& unit) const {
  return Of(unit.figures(), counted_.contains(unit.unit())
                                ? NotReportedWords(session_, /*several_lines=*/false)
                                : MissingWords(unit.unit()));
}

Cell StatementStatuses::OfLine(const monitoring::v1::StatementLine& line) const {
  return Of(line.figures(), IsNotReported(line)
                                ? NotReportedWords(session_, /*several_lines=*/false)
                                : MissingWords(""));
}

Cell StatementStatuses::OfTotal(const monitoring::v1::StatementTable& table) const {
  bool not_reported = false;
  for (const auto& line : table.lines()) {
    if (!IsInTotal(line)) continue;
    not_reported = IsNotReported(line);
    if (!not_reported) break;
  }
  return Of(table.total(),
            not_reported ? NotReportedWords(session_, /*several_lines=*/true) : MissingWords(""));
}

std::string InGroups(const std::string& hash) {
  std::string groups;
  for (std::size_t i = 0; i < hash.size(); i += 8) {
    groups += (i > 0 ? " " : "") + hash.substr(i, 8);
  }
  return groups;
}

std::string ExplanationWords(const Session& session,
                             const monitoring::v1::StatementExplanation& given) {
  std::vector<std::string> more;
  if (!given.cause().empty()) {
    auto cause = monitoring::v1::Explanation::CAUSE_UNSPECIFIED;
    const bool known = monitoring::v1::Explanation::Cause_Parse("CAUSE_" + given.cause(), &cause);
    more.push_back(known ? CauseWord(session.language(), cause) : given.cause());
  }
  if (given.has_amount()) more.push_back(FigureCell(session, true, given.amount()).text);
  return given.text() + (more.empty() ? "" : " (" + absl::StrJoin(more, ", ") + ")");
}

}  // namespace rekenschap::cli
