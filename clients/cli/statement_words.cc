#include <absl/strings/strip.h>

#include "clients/cli/statement_document.h"

// What a statement calls things.
namespace rekenschap::cli {

using monitoring::v1::StatementContent;
using monitoring::v1::StatementUnit;

std::string UnitTitle(const StatementContent& content, const std::string& name) {
  // Of `programmes/x/reports/2021-Q2/rotterdam/versions/1` the unit is the fifth part.
  std::string unit = LastPart(name);
  if (const std::size_t versions = name.rfind("/versions/"); versions != std::string::npos) {
    unit = LastPart(name.substr(0, versions));
  }
  for (const StatementUnit& known : content.units()) {
    if (LastPart(known.unit()) == unit && !known.title().empty()) return known.title();
  }
  return unit;
}

std::string LineTitle(const StatementContent& content, const std::string& line) {
  for (const auto& table : content.tables()) {
    for (const auto& known : table.lines()) {
      if (known.line() == line) return known.title() + " (" + line + ")";
    }
  }
  return line;
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

std::string InGroups(const std::string& hash) {
  std::string groups;
  for (std::size_t i = 0; i < hash.size(); i += 8) {
    groups += (i > 0 ? " " : "") + hash.substr(i, 8);
  }
  return groups;
}

}  // namespace rekenschap::cli
