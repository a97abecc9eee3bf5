#ifndef REKENSCHAP_SERVICES_MONITORING_STORE_COLUMNS_H_
#define REKENSCHAP_SERVICES_MONITORING_STORE_COLUMNS_H_

#include <optional>
#include <string>

#include "services/finance/date.h"
#include "services/finance/period.h"

// How values stand in columns. What the service wrote reads back; a row that does not was changed
// behind its back, and reading it throws, which the store answers as an error.
namespace rekenschap::monitoring {

finance::Date StoredDate(const std::string& text);
finance::Period StoredPeriod(const std::string& text);

// The value of a stored name. Throws when there is none.
template <class T>
T Stored(const std::optional<T>& value) {
  return value.value();
}

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_STORE_COLUMNS_H_
