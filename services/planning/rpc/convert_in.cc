#include <algorithm>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

using base::FieldChecks;

std::optional<std::int64_t> NotNegative(FieldChecks& checks, const std::string& field, bool is_set,
                                        std::int64_t value) {
  if (!is_set) return std::nullopt;
  if (value < 0 || value > finance::kMaxFigure) {
    checks.Note(field, "THRESHOLD_UNFIT", "it is below 0, or larger than any figure");
  }
  return value;
}

DeviationThreshold ThresholdOf(FieldChecks& checks, const v1::DeviationThreshold& in) {
  const std::string field = "programme.deviation_threshold.";
  DeviationThreshold threshold;
  threshold.share_basis_points = NotNegative(checks, field + "share_basis_points",
                                             in.has_share_basis_points(), in.share_basis_points());
  if (in.share_basis_points() > 10'000) {
    checks.Note(field + "share_basis_points", "THRESHOLD_UNFIT", "it is above 10000, the whole");
  }
  threshold.amount_eurocents = NotNegative(checks, field + "amount_eurocents",
                                           in.has_amount_eurocents(), in.amount_eurocents());
  threshold.amount_fte_thousandths =
      NotNegative(checks, field + "amount_fte_thousandths", in.has_amount_fte_thousandths(),
                  in.amount_fte_thousandths());
  threshold.amount_count =
      NotNegative(checks, field + "amount_count", in.has_amount_count(), in.amount_count());
  return threshold;
}

}  // namespace

absl::StatusOr<Unit> FromProto(const v1::Unit& in) {
  FieldChecks checks;
  Unit unit;
  unit.id = checks.Take("unit.name", "NAME_MALFORMED", finance::UnitId(in.name()));
  unit.title = checks.Text("unit.title", in.title(), 1, 120);
  if (!in.parent().empty()) {
    unit.parent = checks.Take("unit.parent", "NAME_MALFORMED", finance::UnitId(in.parent()));
  }
  if (!in.predecessor().empty()) {
    unit.predecessor =
        checks.Take("unit.predecessor", "NAME_MALFORMED", finance::UnitId(in.predecessor()));
  }
  unit.valid_from = DateOf(checks, "unit.valid_from", in.valid_from());
  if (!in.valid_until().empty()) {
    unit.valid_until = DateOf(checks, "unit.valid_until", in.valid_until());
    if (*unit.valid_until < unit.valid_from) {
      checks.Note("unit.valid_until", "DATES_REVERSED", "it lies before valid_from");
    }
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("UNIT_REFUSED"));
  return unit;
}

absl::StatusOr<Programme> FromProto(const v1::Programme& in) {
  FieldChecks checks;
  Programme programme;
  programme.id = checks.Take("programme.name", "NAME_MALFORMED", finance::ProgrammeId(in.name()));
  programme.title = checks.Text("programme.title", in.title(), 1, 200);
  programme.budget_chapter = checks.Text("programme.budget_chapter", in.budget_chapter(), 1, 10);
  programme.budget_article = checks.Text("programme.budget_article", in.budget_article(), 1, 10);
  programme.instrument = checks.Text("programme.instrument", in.instrument(), 1, 120);
  const auto cadence = wire::FromProto(in.cadence());
  if (!cadence) checks.Note("programme.cadence", "CADENCE_MISSING", "say how often units report");
  programme.cadence = cadence.value_or(finance::PeriodKind::kQuarter);
  if (in.legal_basis().empty()) {
    checks.Note("programme.legal_basis", "DOCUMENT_MISSING", "name the paper that it rests on");
  }
  if (checks.Bounded("programme.legal_basis", in.legal_basis_size(), 20)) {
    for (int i = 0; i < in.legal_basis_size(); ++i) {
      programme.legal_basis.push_back(
          DocumentOf(checks, absl::StrFormat("programme.legal_basis[%d]", i), in.legal_basis(i)));
    }
  }
  if (in.units().empty()) {
    checks.Note("programme.units", "UNITS_MISSING", "at least one unit takes part");
  }
  if (checks.Bounded("programme.units", in.units_size(), 200)) {
    for (int i = 0; i < in.units_size(); ++i) {
      const std::string field = absl::StrFormat("programme.units[%d]", i);
      std::string unit = checks.Take(field, "NAME_MALFORMED", finance::UnitId(in.units(i)));
      if (std::ranges::find(programme.units, unit) != programme.units.end() && !unit.empty()) {
        checks.Note(field, "ID_TWICE", absl::StrFormat("unit '%s' stands twice", unit));
      }
      programme.units.push_back(std::move(unit));
    }
  }
  std::ranges::sort(programme.units);
  programme.threshold = ThresholdOf(checks, in.deviation_threshold());
  RETURN_IF_ERROR(std::move(checks).ToStatus("PROGRAMME_REFUSED"));
  return programme;
}

absl::StatusOr<TargetsWanted> FromProto(const v1::ListTargetsRequest& in,
                                        const std::string& page_key) {
  FieldChecks checks;
  TargetsWanted wanted;
  wanted.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(in.parent()));
  if (in.revision_number() < 0) {
    checks.Note("revision_number", "NUMBER_NEGATIVE", "it is below 0");
  }
  if (!in.effective_date().empty()) {
    wanted.effective_date = DateOf(checks, "effective_date", in.effective_date());
  }
  if (checks.Bounded("lines", in.lines_size(), 200)) {
    wanted.targets.lines.assign(in.lines().begin(), in.lines().end());
  }
  if (checks.Bounded("units", in.units_size(), 200)) {
    for (int i = 0; i < in.units_size(); ++i) {
      wanted.targets.units.push_back(checks.Take(absl::StrFormat("units[%d]", i), "NAME_MALFORMED",
                                                 finance::UnitId(in.units(i))));
    }
  }
  if (in.periods().empty()) checks.Note("periods", "PERIOD_MISSING", "name at least one period");
  if (checks.Bounded("periods", in.periods_size(), 400)) {
    for (int i = 0; i < in.periods_size(); ++i) {
      wanted.targets.periods.push_back(checks.Take(absl::StrFormat("periods[%d]", i),
                                                   "PERIOD_MALFORMED",
                                                   finance::ParsePeriod(in.periods(i))));
    }
  }
  const std::size_t dot = page_key.find('.');
  if (!page_key.empty() &&
      (dot == std::string::npos || !absl::SimpleAtoi(page_key.substr(0, dot), &wanted.from.block) ||
       !absl::SimpleAtoi(page_key.substr(dot + 1), &wanted.from.offset) || wanted.from.block < 0 ||
       wanted.from.offset < 0)) {
    checks.Note("page_token", "PAGE_TOKEN_INVALID", "it is not one that ListTargets gave");
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("TARGETS_REFUSED"));
  return wanted;
}

}  // namespace rekenschap::planning
