#include "services/monitoring/app/plan_book.h"

#include <utility>

#include "services/monitoring/store/plan_copies.h"

namespace rekenschap::monitoring {

std::shared_ptr<const Plan> PlanBook::Get(base::Connection& connection,
                                          const std::string& programme) {
  const std::int64_t number = LastRevisionNumber(connection, programme);
  if (number == 0) return nullptr;
  {
    const std::lock_guard lock(mutex_);
    const auto found = plans_.find(programme);
    if (found != plans_.end() && found->second->revision.number == number) return found->second;
  }
  auto known = LoadProgramme(connection, programme);
  auto revision = LoadRevision(connection, programme, number);
  if (!known || !revision) return nullptr;
  auto plan = std::make_shared<const Plan>(Plan{*std::move(known), *std::move(revision)});
  const std::lock_guard lock(mutex_);
  plans_[programme] = plan;
  return plan;
}

void PlanBook::Forget() {
  const std::lock_guard lock(mutex_);
  plans_.clear();
}

}  // namespace rekenschap::monitoring
