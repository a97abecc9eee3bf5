#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_DOCUMENT_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_DOCUMENT_H_

#include <string>

#include "services/finance/date.h"

namespace rekenschap::planning {

// A published paper, such as a Kamerstuk.
struct Document {
  std::string number;
  std::string title;
  finance::Date date;
  std::string uri;

  bool operator==(const Document&) const = default;
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_DOCUMENT_H_
