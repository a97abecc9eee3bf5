#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_COLUMNS_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_COLUMNS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "services/finance/date.h"
#include "services/planning/domain/document.h"

// How the parts that several tables share stand in their columns. What the service wrote reads
// back; a row that does not was changed behind its back, and reading it throws, which the store
// answers as an error.
namespace rekenschap::planning {

finance::Date StoredDate(const std::string& text);
Document StoredDocument(std::string number, std::string title, const std::string& date,
                        std::string uri);

// The value of a stored name. Throws when there is none.
template <class T>
T Stored(const std::optional<T>& value) {
  return value.value();
}

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_COLUMNS_H_
