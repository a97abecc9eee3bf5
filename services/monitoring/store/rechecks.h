#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_RECHECKS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_RECHECKS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"

// The accepted reports that a change of a plan or a policy is held against, and what that came to.
namespace rekenschap::monitoring {

// An accepted version that counts, and what it was held against.
struct AcceptedReport {
  std::string unit;
  std::string period_end;  // ISO 8601
  std::int64_t version_sequence = 0;
  std::int64_t revision_number = 0;
  std::int64_t policy_version = 0;
};
// Where a list of them goes on: after this one.
struct AcceptedPlace {
  std::string unit;
  std::string period_end;
};
// Up to `limit` of the programme, by unit and end of period.
std::vector<AcceptedReport> ListAccepted(base::Connection& connection, const std::string& programme,
                                         const AcceptedPlace& after, int limit);

// What the last recheck of a programme's accepted reports came to.
struct Recheck {
  std::string programme;
  std::int64_t revision_number = 0;
  std::int64_t policy_version = 0;
  std::int64_t checked = 0;
  std::int64_t deviating = 0;
  std::int64_t record_time_micros = 0;

  bool operator==(const Recheck&) const = default;
};
void SaveRecheck(base::Connection& connection, const Recheck& recheck);
// Makes the one of the programme, if there is one, outdated and another than it was: it has to be
// done again. Its revision is below zero then.
void MarkOutdated(base::Connection& connection, const std::string& programme);
std::optional<Recheck> FindRecheck(base::Connection& connection, const std::string& programme);
// Up to `limit` of programmes whose id comes after `after`, by id.
std::vector<Recheck> ListRechecks(base::Connection& connection, const std::string& after,
                                  int limit);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_RECHECKS_H_
