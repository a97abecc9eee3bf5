#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>
#include <google/protobuf/util/time_util.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

using base::FieldChecks;
using google::protobuf::util::TimeUtil;

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

bool IsMoment(const google::protobuf::Timestamp& time) {
  return time.seconds() >= TimeUtil::kTimestampMinSeconds &&
         time.seconds() <= TimeUtil::kTimestampMaxSeconds && time.nanos() >= 0 &&
         time.nanos() < 1'000'000'000;
}

Known TakeKnown(FieldChecks& checks, const v1::AsOf* as_of) {
  Known known;
  if (as_of == nullptr) return known;
  if (as_of->moment_case() == v1::AsOf::kSequence && as_of->sequence() > 0) {
    known.sequence = as_of->sequence();
  } else if (as_of->moment_case() == v1::AsOf::kTime && IsMoment(as_of->time())) {
    known.time_micros = TimeUtil::TimestampToMicroseconds(as_of->time());
  } else {
    checks.Note("as_of", "AS_OF_UNFIT", "name a journal entry of at least 1, or a moment");
  }
  return known;
}

// Takes apart what PageKeyOf made; false for a key that is none.
bool TakePlace(const std::string& key, TargetsWanted& wanted) {
  const std::vector<std::string> parts = absl::StrSplit(key, '.');
  return parts.size() == 3 && absl::SimpleAtoi(parts[0], &wanted.revision.number) &&
         absl::SimpleAtoi(parts[1], &wanted.from.block) &&
         absl::SimpleAtoi(parts[2], &wanted.from.offset) && wanted.revision.number > 0 &&
         wanted.from.block >= 0 && wanted.from.offset >= 0;
}

}  // namespace

absl::StatusOr<Known> KnownOf(const v1::AsOf* as_of) {
  FieldChecks checks;
  const Known known = TakeKnown(checks, as_of);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REVISION_QUERY_REFUSED"));
  return known;
}

absl::StatusOr<RevisionQuery> QueryOf(const std::string& name, const std::string& effective_date,
                                      const v1::AsOf* as_of) {
  FieldChecks checks;
  RevisionQuery query;
  const auto id = checks.Take("name", "NAME_MALFORMED", finance::ParseRevisionName(name));
  query.programme = id.programme;
  query.number = id.number;
  if (!effective_date.empty()) {
    query.effective_date = DateOf(checks, "effective_date", effective_date);
    if (id.number > 0) {
      checks.Note("effective_date", "DATE_WITHOUT_CURRENT",
                  "a date goes with revisions/current; a number says which revision is meant");
    }
  }
  query.known = TakeKnown(checks, as_of);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REVISION_QUERY_REFUSED"));
  return query;
}

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
  programme.article_size_eurocents = in.article_size_eurocents();
  if (in.article_size_eurocents() < 0 || in.article_size_eurocents() > 100 * finance::kMaxFigure) {
    checks.Note("programme.article_size_eurocents", "SIZE_UNFIT", "it is below 0, or too large");
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("PROGRAMME_REFUSED"));
  return programme;
}

absl::StatusOr<TargetsWanted> FromProto(const v1::ListTargetsRequest& in,
                                        const std::string& page_key) {
  FieldChecks checks;
  TargetsWanted wanted;
  wanted.revision.programme =
      checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(in.parent()));
  if (in.revision_number() < 0) {
    checks.Note("revision_number", "NUMBER_NEGATIVE", "it is below 0");
  }
  wanted.revision.number = in.revision_number();
  if (!in.effective_date().empty()) {
    wanted.revision.effective_date = DateOf(checks, "effective_date", in.effective_date());
    if (in.revision_number() > 0) {
      checks.Note("effective_date", "DATE_WITHOUT_CURRENT",
                  "a date says which revision is in force; a revision_number names one");
    }
  }
  wanted.revision.known = TakeKnown(checks, in.has_as_of() ? &in.as_of() : nullptr);
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
  if (!page_key.empty() && !TakePlace(page_key, wanted)) {
    checks.Note("page_token", "PAGE_TOKEN_INVALID", "it is not one that ListTargets gave");
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("TARGETS_REFUSED"));
  return wanted;
}

std::string PageKeyOf(std::int64_t revision_number, TargetPlace next) {
  return absl::StrFormat("%d.%d.%d", revision_number, next.block, next.offset);
}

absl::StatusOr<std::optional<RevisionQuery>> BaseOf(const v1::DiffRevisionsRequest& in,
                                                    const std::string& programme) {
  if (in.base().empty()) return std::nullopt;
  ASSIGN_OR_RETURN(RevisionQuery base,
                   QueryOf(in.base(), "", in.has_as_of() ? &in.as_of() : nullptr));
  if (base.programme == programme) return base;
  return base::InvalidField("base", "OTHER_PROGRAMME",
                            "two revisions are compared within one programme");
}

absl::StatusOr<std::vector<int>> YearsOf(const v1::ListInstalmentsRequest& in) {
  FieldChecks checks;
  if (in.years().empty()) checks.Note("years", "YEAR_MISSING", "name at least one year");
  if (checks.Bounded("years", in.years_size(), 100)) {
    for (int i = 0; i < in.years_size(); ++i) {
      if (in.years(i) >= finance::kFirstYear && in.years(i) <= finance::kLastYear) continue;
      checks.Note(absl::StrFormat("years[%d]", i), "YEAR_UNFIT",
                  absl::StrFormat("%d is not from %d to %d", in.years(i), finance::kFirstYear,
                                  finance::kLastYear));
    }
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("INSTALMENTS_REFUSED"));
  const std::set<int> years(in.years().begin(), in.years().end());
  return std::vector<int>(years.begin(), years.end());
}

}  // namespace rekenschap::planning
