#include <algorithm>
#include <set>
#include <utility>

#include "services/finance/names.h"
#include "services/planning/rpc/convert_parts.h"
#include "services/wire/wire.h"

// What comes in of a revision beside its tables and keys: mutations, and how figures are spread.
namespace rekenschap::planning {
namespace {

using base::FieldChecks;

void TakePhased(FieldChecks& checks, const std::string& field, const v1::Line& in,
                finance::Measure measure, Line& line) {
  std::map<finance::Period, std::int64_t> figures;
  for (int i = 0; i < in.phased_figures_size(); ++i) {
    const v1::PhasedFigure& given = in.phased_figures(i);
    const std::string path = absl::StrFormat("%s.phased_figures[%d]", field, i);
    const finance::Period period =
        checks.Take(path + ".period", "PERIOD_MALFORMED", finance::ParsePeriod(given.period()));
    if (!figures.emplace(period, AmountOf(checks, path + ".to_date", given.to_date(), measure))
             .second) {
      checks.Note(path, "PERIOD_TWICE", "the period has two figures; give one");
    }
  }
  std::map<int, std::set<finance::PeriodKind>> kinds;
  for (const auto& [period, figure] : figures) {
    kinds[period.year].insert(period.kind);
    line.phased[period.year].push_back(figure);
  }
  for (const auto& [year, figures_of_year] : line.phased) {
    const auto& kind = kinds[year];
    if (kind.size() == 1 &&
        static_cast<std::size_t>(finance::PeriodsInYear(*kind.begin())) == figures_of_year.size()) {
      continue;
    }
    checks.Note(field + ".phased_figures", "PERIODS_INCOMPLETE",
                absl::StrFormat("the periods of %d are not of one kind and complete", year));
  }
}

void TakeAmounts(FieldChecks& checks, const std::string& field, const v1::Line& in,
                 finance::Measure measure, Line& line) {
  for (int i = 0; i < in.unit_amounts_size(); ++i) {
    const v1::UnitAmount& given = in.unit_amounts(i);
    const std::string path = absl::StrFormat("%s.unit_amounts[%d]", field, i);
    std::string unit = checks.Take(path + ".unit", "NAME_MALFORMED", finance::UnitId(given.unit()));
    auto& units = line.amounts[ColumnOf(checks, path, given)].units;
    if (std::ranges::find(units, unit, &finance::Share::id) != units.end()) {
      checks.Note(path, "AMOUNT_TWICE",
                  absl::StrFormat("unit '%s' has two amounts for the column", unit));
    }
    units.push_back({std::move(unit), AmountOf(checks, path + ".amount", given.amount(), measure)});
  }
  std::set<finance::Column> reserved;
  for (int i = 0; i < in.central_reserve_size(); ++i) {
    const v1::ReserveAmount& given = in.central_reserve(i);
    const std::string path = absl::StrFormat("%s.central_reserve[%d]", field, i);
    const finance::Column column = ColumnOf(checks, path, given);
    if (!reserved.insert(column).second) {
      checks.Note(path, "AMOUNT_TWICE", "the column has two reserves");
    }
    line.amounts[column].reserve = AmountOf(checks, path + ".amount", given.amount(), measure);
  }
  // A reserve of nothing beside no amounts says nothing.
  std::erase_if(line.amounts, [](const auto& amounts) {
    return amounts.second.units.empty() && amounts.second.reserve == 0;
  });
  for (auto& [column, given] : line.amounts) {
    std::ranges::stable_sort(given.units, {}, &finance::Share::id);
  }
}

Mutation MutationOf(FieldChecks& checks, const std::string& field, const v1::Mutation& in) {
  Mutation mutation;
  mutation.id = in.id();
  mutation.title = checks.Text(field + ".title", in.title(), 1, 200);
  mutation.reason = checks.Text(field + ".reason", in.reason(), 3, 2000);
  mutation.explanation = checks.Text(field + ".explanation", in.explanation(), 0, 4000);
  mutation.index_rate_per_million = in.index_rate_per_million();
  mutation.price_level = checks.Text(field + ".price_level", in.price_level(), 0, 60);
  if (in.class_() < v1::Mutation::CLASS_POLICY || in.class_() > v1::Mutation::CLASS_NET) {
    checks.Note(field + ".class", "CLASS_MISSING",
                "say POLICY, TECHNICAL, WINDFALL_OR_SETBACK or NET");
  } else {
    mutation.mutation_class = static_cast<MutationClass>(in.class_() - 1);
  }
  if (in.kind() < v1::Mutation::KIND_ADJUSTMENT ||
      in.kind() > v1::Mutation::KIND_STRUCTURAL_CHANGE) {
    checks.Note(field + ".kind", "KIND_MISSING", "say what kind of change it is");
  } else {
    mutation.kind = static_cast<MutationKind>(in.kind() - 1);
  }
  if (in.entries().empty()) {
    checks.Note(field + ".entries", "ENTRIES_MISSING", "a mutation changes at least one figure");
  }
  if (!checks.Bounded(field + ".entries", in.entries_size(), 2000)) return mutation;
  for (int i = 0; i < in.entries_size(); ++i) {
    const v1::MutationEntry& given = in.entries(i);
    const std::string path = absl::StrFormat("%s.entries[%d]", field, i);
    MutationEntry entry{given.line(), ColumnOf(checks, path, given), std::nullopt};
    if (given.has_amount()) {
      const auto quantity = wire::FromProto(given.amount());
      // Which measure it has to be depends on the line, which only the plan knows.
      if (!quantity) {
        checks.Note(path + ".amount", "MEASURE_WRONG", "give an amount in the line's measure");
      } else {
        entry.amount = AmountOf(checks, path + ".amount", given.amount(), quantity->measure);
        entry.measure = quantity->measure;
      }
    }
    mutation.entries.push_back(std::move(entry));
  }
  return mutation;
}

PhasingProfile ProfileOf(FieldChecks& checks, const std::string& field,
                         const v1::PhasingProfile& in) {
  PhasingProfile profile;
  profile.id = in.id();
  profile.title = checks.Text(field + ".title", in.title(), 1, 200);
  if (checks.Bounded(field + ".shares_basis_points", in.shares_basis_points_size(), 12)) {
    profile.shares.assign(in.shares_basis_points().begin(), in.shares_basis_points().end());
  }
  return profile;
}

finance::Handover HandoverOf(FieldChecks& checks, const std::string& field,
                             const v1::UnitHandover& in) {
  finance::Handover handover;
  handover.from =
      checks.Take(field + ".from_unit", "NAME_MALFORMED", finance::UnitId(in.from_unit()));
  handover.date = DateOf(checks, field + ".date", in.date());
  handover.to = WeightsOf(checks, field + ".to_units", in.to_units());
  return handover;
}

Instalment InstalmentOf(FieldChecks& checks, const std::string& field, const v1::Instalment& in) {
  // A day that the month has in every year, so not 29 February.
  const bool has_day = in.due_month() >= 1 && in.due_month() <= 12 && in.due_day() >= 1 &&
                       finance::Date(std::chrono::year(2021),
                                     std::chrono::month(static_cast<unsigned>(in.due_month())),
                                     std::chrono::day(static_cast<unsigned>(in.due_day())))
                           .ok();
  if (!has_day) {
    checks.Note(field, "DATE_MALFORMED",
                "due_month is 1 to 12, and due_day a day that it has in every year");
  }
  if (in.share_basis_points() < 0 || in.share_basis_points() > finance::kWholeBasisPoints) {
    checks.Note(field + ".share_basis_points", "SHARE_UNFIT", "a share is from 0 to 10000");
  }
  return {in.due_month(), in.due_day(), in.share_basis_points()};
}

}  // namespace

void TakeSpread(FieldChecks& checks, const std::string& field, const v1::Line& in,
                finance::Measure measure, Line& line) {
  line.profile = checks.Text(field + ".phasing_profile", in.phasing_profile(), 0, 63);
  if (checks.Bounded(field + ".unit_amounts", in.unit_amounts_size(), 2000) &&
      checks.Bounded(field + ".central_reserve", in.central_reserve_size(), 400)) {
    TakeAmounts(checks, field, in, measure, line);
  }
  if (checks.Bounded(field + ".phased_figures", in.phased_figures_size(), 400)) {
    TakePhased(checks, field, in, measure, line);
  }
}

void TakeChanges(FieldChecks& checks, const v1::Revision& in, Revision& revision) {
  if (!v1::Revision::Phase_IsValid(in.phase())) {
    checks.Note("revision.phase", "PHASE_UNKNOWN", "it is no step of the budget cycle");
  } else {
    revision.phase = static_cast<Phase>(in.phase());
  }
  if (in.budget_year() != 0 &&
      (in.budget_year() < finance::kFirstYear || in.budget_year() > finance::kLastYear)) {
    checks.Note(
        "revision.budget_year", "YEAR_UNFIT",
        absl::StrFormat("it is 0, or from %d to %d", finance::kFirstYear, finance::kLastYear));
  }
  revision.budget_year = in.budget_year();
  if (!in.predecessor().empty()) {
    const auto id = checks.Take("revision.predecessor", "NAME_MALFORMED",
                                finance::ParseRevisionName(in.predecessor()));
    revision.predecessor = id.number;
    if (!id.programme.empty() && id.programme != revision.programme) {
      checks.Note("revision.predecessor", "OTHER_PROGRAMME",
                  "a revision changes one of its own programme");
    }
  }
  if (checks.Bounded("revision.mutations", in.mutations_size(), 200)) {
    for (int i = 0; i < in.mutations_size(); ++i) {
      revision.mutations.push_back(
          MutationOf(checks, absl::StrFormat("revision.mutations[%d]", i), in.mutations(i)));
    }
  }
  if (checks.Bounded("revision.phasing_profiles", in.phasing_profiles_size(), 50)) {
    for (int i = 0; i < in.phasing_profiles_size(); ++i) {
      revision.profiles.push_back(ProfileOf(
          checks, absl::StrFormat("revision.phasing_profiles[%d]", i), in.phasing_profiles(i)));
    }
  }
  std::ranges::stable_sort(revision.profiles, {}, &PhasingProfile::id);
  if (checks.Bounded("revision.handovers", in.handovers_size(), 200)) {
    for (int i = 0; i < in.handovers_size(); ++i) {
      revision.handovers.push_back(
          HandoverOf(checks, absl::StrFormat("revision.handovers[%d]", i), in.handovers(i)));
    }
  }
  std::ranges::stable_sort(revision.handovers, {}, &finance::Handover::date);
  if (checks.Bounded("revision.instalments", in.instalments_size(), 24)) {
    for (int i = 0; i < in.instalments_size(); ++i) {
      revision.instalments.push_back(
          InstalmentOf(checks, absl::StrFormat("revision.instalments[%d]", i), in.instalments(i)));
    }
  }
  std::ranges::stable_sort(revision.instalments, {}, [](const Instalment& instalment) {
    return std::pair(instalment.month, instalment.day);
  });
}

}  // namespace rekenschap::planning
