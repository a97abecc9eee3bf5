#include "services/planning/domain/spread_checks.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/finance/arithmetic.h"
#include "services/finance/notation.h"
#include "services/planning/domain/phasing_fit.h"

namespace rekenschap::planning {
namespace {

constexpr std::int64_t kMaxWeight = 1'000'000'000'000;

class Checker {
 public:
  Checker(const Revision& revision, const Programme& programme)
      : revision_(revision), units_(programme.units.begin(), programme.units.end()) {}

  std::vector<base::Violation> Check() {
    for (std::size_t i = 0; i < revision_.keys.size(); ++i) CheckKey(revision_.keys[i], i);
    for (std::size_t i = 0; i < revision_.profiles.size(); ++i) {
      CheckProfile(revision_.profiles[i], absl::StrFormat("phasing_profiles[%d]", i));
    }
    for (std::size_t i = 0; i < revision_.tables.size(); ++i) {
      const Table& table = revision_.tables[i];
      for (std::size_t j = 0; j < table.lines.size(); ++j) {
        CheckLine(table, table.lines[j], absl::StrFormat("tables[%d].lines[%d]", i, j));
      }
    }
    for (std::size_t i = 0; i < revision_.handovers.size(); ++i) {
      CheckHandover(revision_.handovers[i], absl::StrFormat("handovers[%d]", i));
    }
    CheckInstalments();
    return std::move(violations_);
  }

 private:
  void Note(std::string field, const char* reason, std::string description) {
    violations_.push_back({std::move(field), reason, std::move(description)});
  }

  // What a draft that leaves its tables out has to know: what is in them cannot be seen here to be
  // its own or its predecessor's.
  std::string GivingTables(const char* field) const {
    if (revision_.predecessor == 0) return "";
    return absl::StrFormat("; where the draft leaves its tables out, give the tables with new %s",
                           field);
  }

  void CheckUnit(const std::string& unit, const std::string& field) {
    if (units_.contains(unit)) return;
    Note(field, "UNIT_NOT_TAKING_PART",
         absl::StrFormat("unit '%s' does not take part in the programme; add it to the programme, "
                         "or leave it out here",
                         unit));
  }

  // Gives the sum of the weights, or 0 when it is of no use. `whose`: such as "key 'strength'".
  std::int64_t CheckWeights(const std::vector<finance::Weight>& weights, const std::string& whose,
                            const std::string& path) {
    std::int64_t sum = 0;
    bool fit = true;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const finance::Weight& weight = weights[i];
      const std::string field = absl::StrFormat("%s[%d]", path, i);
      CheckUnit(weight.id, field + ".unit");
      if (i > 0 && weight.id == weights[i - 1].id) {
        fit = false;
        Note(field + ".unit", "WEIGHTS_UNFIT",
             absl::StrFormat("%s names unit '%s' twice; give it one weight", whose, weight.id));
      }
      if (weight.weight < 0 || weight.weight > kMaxWeight) {
        fit = false;
        Note(field + ".weight", "WEIGHTS_UNFIT",
             absl::StrFormat("%s: the weight of unit '%s' is %d; give a whole number from 0 to "
                             "10^12",
                             whose, weight.id, weight.weight));
      } else {
        sum += weight.weight;  // at most 1000 weights of at most 10^12
      }
    }
    if (!fit) return 0;
    if (sum == 0) {
      Note(path, "WEIGHTS_UNFIT",
           absl::StrFormat("%s has no weight above 0, so it divides nothing; give at least one "
                           "unit a weight",
                           whose));
    }
    return sum;
  }

  void CheckKey(const AllocationKey& key, std::size_t index) {
    const std::string path = absl::StrFormat("allocation_keys[%d].weights", index);
    const std::int64_t sum = CheckWeights(key.weights, absl::StrFormat("key '%s'", key.id), path);
    if (sum == 0) unfit_keys_.insert(key.id);
    if (sum == 0 || key.total_weight == 0 || sum == key.total_weight) return;
    Note(
        path, "KEY_NOT_WHOLE",
        absl::StrFormat("the weights of key '%s' add up to %d, and the whole is %d; %d is %s: mend "
                        "a weight, or total_weight",
                        key.id, sum, key.total_weight,
                        sum < key.total_weight ? key.total_weight - sum : sum - key.total_weight,
                        sum < key.total_weight ? "missing" : "too much"));
  }

  void CheckProfile(const PhasingProfile& profile, const std::string& path) {
    std::int64_t sum = 0;
    bool negative = false;
    for (const std::int64_t share : profile.shares) {
      negative = negative || share < 0;
      sum += share;  // at most 12 shares of 32 bits
    }
    if (finance::IsPeriodCount(profile.shares.size()) && !negative &&
        sum == finance::kWholeBasisPoints) {
      return;
    }
    Note(path + ".shares_basis_points", "PROFILE_NOT_WHOLE",
         absl::StrFormat("profile '%s' has %d shares that add up to %d; it has 1, 2, 3, 4 or 12, "
                         "none below 0, that add up to 10000",
                         profile.id, profile.shares.size(), sum));
  }

  void CheckLine(const Table& table, const Line& line, const std::string& path) {
    const bool known = line.allocation_key.empty() || KeyOf(revision_, line) != nullptr;
    if (!known) {
      Note(path + ".allocation_key", "KEY_UNKNOWN",
           absl::StrFormat("line %s names key '%s', which the revision has not; add it to "
                           "allocation_keys, or name another",
                           line.id, line.allocation_key));
    } else if (!line.cells.empty() && line.allocation_key.empty() && line.amounts.empty()) {
      Note(path + ".allocation_key", "KEY_MISSING",
           absl::StrFormat("line %s has figures; say by which key of the revision they are divided "
                           "over the units, or by which unit_amounts",
                           line.id));
    } else {
      CheckAmounts(table, line, path + ".unit_amounts");
    }
    if (!line.profile.empty() &&
        std::ranges::find(revision_.profiles, line.profile, &PhasingProfile::id) ==
            revision_.profiles.end()) {
      Note(path + ".phasing_profile", "PROFILE_UNKNOWN",
           absl::StrFormat("line %s names profile '%s', which the revision has not; add it to "
                           "phasing_profiles, or name none to build up evenly",
                           line.id, line.profile));
    }
    CheckPhased(table, line, path + ".phased_figures");
  }

  void CheckAmounts(const Table& table, const Line& line, const std::string& field) {
    for (const auto& [column, given] : line.amounts) {
      if (CellAt(line, column) == nullptr) {
        Note(field, "COLUMN_UNKNOWN",
             absl::StrFormat("line %s has no figure for %s; give it a figure there, or leave the "
                             "amounts out",
                             line.id, finance::FormatColumn(column)));
        continue;
      }
      for (const finance::Share& share : given.units) {
        CheckUnit(share.id, field);
        CheckSign(line, column, share.value, "the amount of unit '" + share.id + "'", field);
      }
      CheckSign(line, column, given.reserve, "the reserve", field);
    }
    if (line.amounts.empty() || unfit_keys_.contains(line.allocation_key)) return;
    for (const Cell& cell : line.cells) CheckDivision(table, line, cell, field);
  }

  void CheckSign(const Line& line, finance::Column column, std::int64_t value,
                 const std::string& what, const std::string& field) {
    if (value >= 0 || line.may_be_negative) return;
    Note(field, "NEGATIVE_FIGURE",
         absl::StrFormat("line %s, %s: %s is below zero; set may_be_negative where that has a "
                         "meaning",
                         line.id, finance::FormatColumn(column), what));
  }

  // What is given in a column against what there is.
  void CheckDivision(const Table& table, const Line& line, const Cell& cell,
                     const std::string& field) {
    std::int64_t left = cell.worked_with;
    const auto found = line.amounts.find(cell.column);
    std::set<std::string> given;
    if (found != line.amounts.end()) {
      absl::StatusOr<std::int64_t> rest = finance::CheckedSubtract(left, found->second.reserve);
      for (const finance::Share& share : found->second.units) {
        given.insert(share.id);
        if (rest.ok()) rest = finance::CheckedSubtract(*rest, share.value);
      }
      // Neither the figure nor what is given of it can be larger than this.
      if (!rest.ok() || *rest < -2 * finance::kMaxFigure || *rest > 2 * finance::kMaxFigure) {
        return Note(field, "FIGURE_TOO_LARGE",
                    absl::StrFormat("line %s, %s: the amounts together are larger than any figure "
                                    "can be here",
                                    line.id, finance::FormatColumn(cell.column)));
      }
      left = *rest;
    }
    const auto amount = [&table](std::int64_t value) {
      return finance::FormatQuantity({table.measure, value}, finance::Language::kEnglish);
    };
    const std::string column = finance::FormatColumn(cell.column);
    if (left < 0 && !line.may_be_negative) {
      return Note(field, "AMOUNTS_ABOVE_FIGURE",
                  absl::StrFormat("line %s, %s: units and reserve get %s more than the %s that "
                                  "there is; give less, or change the figure%s",
                                  line.id, column, amount(-left), amount(cell.worked_with),
                                  GivingTables("unit_amounts")));
    }
    const AllocationKey* key = KeyOf(revision_, line);
    const bool others =
        key != nullptr && std::ranges::any_of(key->weights, [&](const finance::Weight& weight) {
          return weight.weight > 0 && !given.contains(weight.id);
        });
    if (left != 0 && !others) {
      Note(field, "AMOUNTS_NOT_WHOLE",
           absl::StrFormat("line %s, %s: %s of %s is given to nobody; give it to a unit or keep it "
                           "as central_reserve%s",
                           line.id, column, amount(left), amount(cell.worked_with),
                           GivingTables("unit_amounts")));
    }
  }

  void CheckPhased(const Table& table, const Line& line, const std::string& field) {
    const finance::Series series = SeriesOf(table, line);
    for (const auto& [year, figures] : line.phased) {
      for (const std::int64_t figure : figures) {
        CheckSign(line, {year}, figure, "a figure at the end of a period", field);
      }
      const std::string unfit = WhyPhasingUnfit(table.measure, series, year, figures);
      if (unfit.empty()) continue;
      Note(field, "PHASING_UNFIT",
           absl::StrFormat("line %s, %d: %s%s", line.id, year, unfit,
                           GivingTables("phased_figures")));
    }
  }

  void CheckHandover(const finance::Handover& handover, const std::string& path) {
    CheckUnit(handover.from, path + ".from_unit");
    CheckWeights(handover.to, absl::StrFormat("the handover of unit '%s'", handover.from),
                 path + ".to_units");
    const std::string date = finance::FormatDate(handover.date);
    if (handover.date.day() != std::chrono::day(1)) {
      Note(
          path + ".date", "HANDOVER_UNFIT",
          absl::StrFormat("unit '%s' passes its targets on at %s; make it the first day of a month",
                          handover.from, date));
    }
    if (std::ranges::find(handover.to, handover.from, &finance::Weight::id) != handover.to.end()) {
      Note(path + ".to_units", "HANDOVER_UNFIT",
           absl::StrFormat("unit '%s' cannot pass its targets on to itself; name only its "
                           "successors",
                           handover.from));
    }
    if (!handed_over_.emplace(handover.from, date).second) {
      Note(
          path + ".from_unit", "HANDOVER_UNFIT",
          absl::StrFormat("unit '%s' passes its targets on twice at %s; name all its successors in "
                          "one handover, with their weights",
                          handover.from, date));
    }
  }

  void CheckInstalments() {
    std::int64_t sum = 0;
    for (const Instalment& instalment : revision_.instalments) {
      sum += instalment.share;
      if (instalment.share >= 0) continue;
      Note("instalments", "INSTALMENTS_NOT_WHOLE",
           absl::StrFormat("the instalment of day %d in month %d has a share below 0; give 0 to "
                           "10000",
                           instalment.day, instalment.month));
    }
    if (revision_.instalments.empty() || sum == finance::kWholeBasisPoints) return;
    Note("instalments", "INSTALMENTS_NOT_WHOLE",
         absl::StrFormat(
             "the instalments' shares add up to %d and the whole is 10000; mend a share", sum));
  }

  const Revision& revision_;
  const std::set<std::string> units_;
  std::set<std::string> unfit_keys_;                           // already noted
  std::set<std::pair<std::string, std::string>> handed_over_;  // unit and date
  std::vector<base::Violation> violations_;
};

}  // namespace

std::vector<base::Violation> CheckSpread(const Revision& revision, const Programme& programme) {
  return Checker(revision, programme).Check();
}

}  // namespace rekenschap::planning
