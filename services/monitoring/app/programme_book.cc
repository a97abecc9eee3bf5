#include "services/monitoring/app/programme_book.h"

#include <algorithm>
#include <utility>

#include "services/monitoring/store/plan_copies.h"

namespace rekenschap::monitoring {

ProgrammeBook::Known ProgrammeBook::Find(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(id);
  return found == known_.end() ? nullptr : found->second;
}

ProgrammeBook::Known ProgrammeBook::Get(base::Connection& connection, const std::string& id) {
  if (auto known = Find(id)) return known;
  auto programme = LoadProgramme(connection, id);
  if (!programme) return nullptr;
  auto known = std::make_shared<const Programme>(*std::move(programme));
  const std::lock_guard lock(mutex_);
  return known_.emplace(id, std::move(known)).first->second;
}

std::vector<ProgrammeBook::Known> ProgrammeBook::After(base::Connection& connection,
                                                       const std::string& after, int limit) {
  const std::vector<std::string> ids = ListProgrammeIds(connection, after, limit);
  std::vector<Known> programmes;
  for (const std::string& id : ids) programmes.push_back(Find(id));
  const auto first = std::ranges::find(programmes, nullptr);
  if (first == programmes.end()) return programmes;
  // What is not known yet is read in one go.
  auto place = static_cast<std::size_t>(first - programmes.begin());
  for (Programme& programme : ListProgrammes(connection, ids[place], ids.back())) {
    auto known = std::make_shared<const Programme>(std::move(programme));
    const std::lock_guard lock(mutex_);
    programmes.at(place++) = known_.emplace(known->id, known).first->second;
  }
  return programmes;
}

}  // namespace rekenschap::monitoring
