#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_CONTEXT_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_CONTEXT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/period.h"
#include "services/monitoring/domain/period_targets.h"
#include "services/monitoring/domain/report.h"

namespace rekenschap::monitoring {

// How many periods back the history of a line goes, and how many other units it is set beside: they
// bound what is read for one report.
inline constexpr int kHistoryPeriods = 8;
inline constexpr int kMostPeers = 50;

// What was realised on a line by the end of an earlier period.
struct PastFigure {
  finance::Period period;
  std::int64_t realised = 0;

  bool operator==(const PastFigure&) const = default;
};

// What another unit realised on a line by the end of the same period.
struct PeerFigure {
  std::string unit;
  std::int64_t realised = 0;

  bool operator==(const PeerFigure&) const = default;
};

// What the rules on figures hold a report against beside the plan: provisional positions.
struct FigureContext {
  // What the plan says by the end of the report's period; worked out again where it is not given.
  std::shared_ptr<const PeriodTargets> targets;
  // The unit's last position before, of the same year or of the year before; its figures alone.
  std::optional<Report> before;
  // By line, the oldest first and within kHistoryPeriods; of the lines that ask for it.
  std::map<std::string, std::vector<PastFigure>> history;
  // By line, up to kMostPeers by unit; of the lines that ask for them.
  std::map<std::string, std::vector<PeerFigure>> peers;
};

// The period of the same kind that ends the day before this one begins.
finance::Period PeriodBefore(const finance::Period& period);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FIGURE_CONTEXT_H_
