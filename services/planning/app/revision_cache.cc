#include "services/planning/app/revision_cache.h"

#include "services/base/status/status.h"
#include "services/planning/app/lookups.h"

namespace rekenschap::planning {
namespace {

constexpr std::size_t kMost = 256;

}  // namespace

absl::StatusOr<std::shared_ptr<const Revision>> RevisionCache::Get(base::Connection& connection,
                                                                   const std::string& programme,
                                                                   std::int64_t number) {
  const std::pair key(programme, number);
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = revisions_.find(key); found != revisions_.end()) return found->second;
  }
  ASSIGN_OR_RETURN(Revision revision, RevisionOrError(connection, programme, number));
  auto kept = std::make_shared<const Revision>(std::move(revision));
  const std::lock_guard lock(mutex_);
  // Full: who reads on fills it again soon enough.
  if (revisions_.size() >= kMost) revisions_.clear();
  revisions_[key] = kept;
  return kept;
}

}  // namespace rekenschap::planning
