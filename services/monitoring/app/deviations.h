#ifndef REKENSCHAP_SERVICES_MONITORING_APP_DEVIATIONS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_DEVIATIONS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/store/rechecks.h"

// The rules run again over accepted reports, against the newest plan and policy. Nothing that was
// accepted changes.
namespace rekenschap::monitoring {

// An accepted report of which the rules now find more than they did.
struct Deviation {
  std::string report;  // the version, as a name
  std::int64_t held_revision = 0;
  std::int64_t held_policy = 0;
  std::int64_t revision = 0;
  std::int64_t policy = 0;
  std::vector<finance::Finding> findings;
};

// Where a recheck goes on: after this report; of all programmes when they are gone through one by
// one.
struct RecheckPlace {
  std::string programme;
  AcceptedPlace accepted;
};

struct RecheckPage {
  std::vector<Deviation> deviations;
  std::size_t bytes = 0;  // of their findings, as estimated
  std::int64_t checked = 0;
  std::optional<RecheckPlace> next;  // nothing when all have been gone through
};

// How much to go through at a time: so many reports, and no further than what is found of them
// takes so many bytes, with one deviation at the least.
struct RecheckLimit {
  int reports = 0;
  std::size_t bytes = kMostPageBytes;
};

// Goes through accepted reports of the programme or, when it is empty, of all. NOT_FOUND
// PROGRAMME_UNKNOWN.
absl::StatusOr<RecheckPage> RecheckReports(Monitoring& monitoring, base::Connection& connection,
                                           const std::string& programme, RecheckPlace after,
                                           RecheckLimit limit);

// Which plan revision and which policy version a recheck of the programme would be against; the
// rest stays empty.
Recheck BasisOfRecheck(base::Connection& connection, const std::string& programme);

// Whether the two are against the same.
bool IsAgainstTheSame(const Recheck& one, const Recheck& other);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_DEVIATIONS_H_
