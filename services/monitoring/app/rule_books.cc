#include "services/monitoring/app/rule_books.h"

#include "services/monitoring/store/policies.h"

namespace rekenschap::monitoring {

std::shared_ptr<const RuleBook> RuleBooks::Get(base::Connection& connection,
                                               const std::string& programme) {
  const std::int64_t version = LastPolicyVersion(connection, programme);
  if (version == 0) return standard_;
  {
    const std::lock_guard lock(mutex_);
    const auto found = books_.find(programme);
    if (found != books_.end() && found->second->policy_version() == version) return found->second;
  }
  auto book =
      std::make_shared<const RuleBook>(RuleBookOf(*FindPolicy(connection, programme, version)));
  const std::lock_guard lock(mutex_);
  books_[programme] = book;
  return book;
}

}  // namespace rekenschap::monitoring
