#ifndef REKENSCHAP_SERVICES_MONITORING_APP_RULE_BOOKS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_RULE_BOOKS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "services/base/journal/journal.h"
#include "services/base/store/connection.h"
#include "services/monitoring/domain/rule_book.h"

namespace rekenschap::monitoring {

// The rules as programmes have set them, read once and kept: a version of a policy never changes,
// so only which one is the last has to be asked each time. For any thread.
class RuleBooks {
 public:
  // `journal` is of the same store, and outlives it.
  explicit RuleBooks(const base::Journal& journal) : journal_(journal) {}

  // As the programme's policy in force sets them, as `connection` sees it.
  std::shared_ptr<const RuleBook> Get(base::Connection& connection, const std::string& programme);

 private:
  const base::Journal& journal_;
  const std::shared_ptr<const RuleBook> standard_ = std::make_shared<const RuleBook>();
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const RuleBook>> books_;  // by programme; under mutex_
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_RULE_BOOKS_H_
