#include "services/planning/store/columns.h"

#include <stdexcept>
#include <utility>

namespace rekenschap::planning {

finance::Date StoredDate(const std::string& text) {
  const auto date = finance::ParseDate(text);
  if (!date.ok()) throw std::runtime_error("a stored date cannot be read: " + text);
  return *date;
}

Document StoredDocument(std::string number, std::string title, const std::string& date,
                        std::string uri) {
  return {std::move(number), std::move(title), StoredDate(date), std::move(uri)};
}

}  // namespace rekenschap::planning
