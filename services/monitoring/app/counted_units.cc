#include "services/monitoring/app/counted_units.h"

#include <absl/strings/str_format.h>

#include "services/base/status/status.h"
#include "services/monitoring/app/dutch_day.h"
#include "services/monitoring/store/counted_reports.h"
#include "services/monitoring/store/period_books.h"

namespace rekenschap::monitoring {

bool ExemptUnits::Contain(const ComparedUnit& compared) {
  const auto [found, fresh] = by_period_.try_emplace(compared.period);
  std::set<std::string>& units = found->second;
  if (fresh) {
    for (Exemption& one : ListExemptions(connection_, programme_, compared.period, as_of_)) {
      one.lifted ? void(units.erase(one.unit)) : void(units.insert(std::move(one.unit)));
    }
  }
  return units.contains(compared.unit);
}

absl::StatusOr<Moment> MomentOf(base::Connection& connection, const base::Journal& journal,
                                std::int64_t asked) {
  const std::int64_t head = journal.Head(connection).sequence;
  if (asked > head) {
    return base::InvalidField("as_of_sequence", "SEQUENCE_AHEAD",
                              absl::StrFormat("the journal's last entry is %d", head),
                              {{"last_entry", std::to_string(head)}});
  }
  if (asked == 0) return Moment{head, kNow, DutchDay(journal.Now())};
  const auto entry = journal.Get(connection, asked);
  if (!entry) return absl::DataLossError(absl::StrFormat("journal entry %d is gone", asked));
  return Moment{asked, asked == head ? kNow : asked,
                DutchDay(absl::FromUnixMicros(entry->record_time_micros))};
}

std::vector<UnitPosition> PositionsOf(base::Connection& connection, const Plan& plan,
                                      const finance::Period& period, const Slice& slice,
                                      PositionKind kind, std::int64_t as_of) {
  const std::string& programme = plan.programme.id;
  const finance::Date end = finance::LastDay(period);
  auto counted = LoadCounted(connection, programme, kind, end, as_of);
  ExemptUnits exempt(connection, programme, as_of);
  std::vector<UnitPosition> positions;
  for (const ComparedUnit& compared : UnitsToCompare(plan, period, slice)) {
    UnitPosition& position = positions.emplace_back();
    position.unit = compared.unit;
    position.ended = compared.ended;
    position.exempt = exempt.Contain(compared);
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
