#include "services/monitoring/app/counted_units.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/store/counted_reports.h"
#include "services/monitoring/store/period_books.h"

namespace rekenschap::monitoring {

namespace {

// The units of which no report was asked on the period.
std::set<std::string> ExemptUnits(base::Connection& connection, const std::string& programme,
                                  const finance::Period& period, std::int64_t as_of) {
  std::set<std::string> exempt;
  for (Exemption& one : ListExemptions(connection, programme, period, as_of)) {
    one.lifted ? void(exempt.erase(one.unit)) : void(exempt.insert(std::move(one.unit)));
  }
  return exempt;
}

}  // namespace

absl::StatusOr<Moment> MomentOf(base::Connection& connection, const base::Journal& journal,
                                std::int64_t asked) {
  const std::int64_t head = journal.Head(connection).sequence;
  if (asked == 0 || asked == head) return Moment{head, kNow};
  if (asked < head) return Moment{asked, asked};
  return base::InvalidField("as_of_sequence", "SEQUENCE_AHEAD",
                            absl::StrFormat("the journal's last entry is %d", head));
}

std::vector<UnitPosition> PositionsOf(base::Connection& connection, const Plan& plan,
                                      const finance::Period& period, const Slice& slice,
                                      PositionKind kind, std::int64_t as_of) {
  const std::string& programme = plan.programme.id;
  const finance::Date end = finance::LastDay(period);
  auto counted = LoadCounted(connection, programme, kind, end, as_of);
  // By the period whose report is asked of a unit: of one that ended, its last one.
  std::map<finance::Period, std::set<std::string>> exempt;
  const auto is_exempt = [&](const ComparedUnit& compared) {
    const auto [found, fresh] = exempt.try_emplace(compared.period);
    if (fresh) found->second = ExemptUnits(connection, programme, compared.period, as_of);
    return found->second.contains(compared.unit);
  };
  std::vector<UnitPosition> positions;
  for (const ComparedUnit& compared : UnitsToCompare(plan, period, slice)) {
    UnitPosition& position = positions.emplace_back();
    position.unit = compared.unit;
    position.ended = compared.ended;
    position.exempt = is_exempt(compared);
    if (const auto found = counted.find(compared.unit); !compared.ended && found != counted.end()) {
      position.current = std::move(found->second);
      continue;
    }
    const auto last = FindPosition(connection, programme, compared.unit, kind, end, as_of);
    if (!last) continue;
    const bool counts = last->period_end == finance::LastDay(compared.period);
    (counts ? position.current : position.earlier) =
        LoadCounted(connection, last->version_sequence);
  }
  return positions;
}

}  // namespace rekenschap::monitoring
