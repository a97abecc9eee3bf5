#include "services/monitoring/app/plan_book.h"

#include <utility>

#include "services/monitoring/store/plan_copies.h"

namespace rekenschap::monitoring {

std::shared_ptr<const Plan> PlanBook::Get(base::Connection& connection,
                                          const std::string& programme) {
  return Get(connection, programme, LastRevisionNumber(connection, programme));
}

std::shared_ptr<const Plan> PlanBook::Get(base::Connection& connection,
                                          const std::string& programme, std::int64_t number) {
  if (number == 0) return nullptr;
  {
    const std::lock_guard lock(mutex_);
    const auto found = plans_.find(programme);
    if (found != plans_.end() && found->second->revision.number == number) return found->second;
  }
  const std::int64_t placed = LastPlacing(connection);
  auto known = LoadProgramme(connection, programme);
  auto revision = LoadRevision(connection, programme, number);
  if (!known || !revision) return nullptr;
  auto plan = std::make_shared<const Plan>(Plan{*std::move(known), *std::move(revision)});
  const std::lock_guard lock(mutex_);
  // A snapshot from before the last Forget does not know yet what became known then.
  if (placed < placed_) return plan;
  auto& kept = plans_[programme];
  if (kept == nullptr || kept->revision.number < number) kept = plan;
  return plan;
}

void PlanBook::Forget(std::int64_t sequence) {
  const std::lock_guard lock(mutex_);
  plans_.clear();
  placed_ = sequence;
}

}  // namespace rekenschap::monitoring
