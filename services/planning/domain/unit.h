#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_UNIT_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_UNIT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "services/finance/date.h"

namespace rekenschap::planning {

// An organisation that reports (eenheid).
struct Unit {
  std::string id;
  std::string title;
  std::string parent;  // an id; empty for a root
  finance::Date valid_from;
  std::optional<finance::Date> valid_until;  // the last day
  std::string predecessor;                   // an id; empty when it is new

  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;  // the journal entry that recorded it

  bool operator==(const Unit&) const = default;
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_UNIT_H_
