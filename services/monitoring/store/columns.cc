#include "services/monitoring/store/columns.h"

#include <stdexcept>

namespace rekenschap::monitoring {

finance::Date StoredDate(const std::string& text) {
  const auto date = finance::ParseDate(text);
  if (!date.ok()) throw std::runtime_error("a stored date cannot be read: " + text);
  return *date;
}

finance::Period StoredPeriod(const std::string& text) {
  const auto period = finance::ParsePeriod(text);
  if (!period.ok()) throw std::runtime_error("a stored period cannot be read: " + text);
  return *period;
}

}  // namespace rekenschap::monitoring
