#include "clients/cli/plan_load_items.h"

#include <algorithm>
#include <map>

#include <google/protobuf/text_format.h>

#include "clients/cli/plan_query.h"
#include "services/base/hash/canonical.h"

namespace rekenschap::cli {
namespace {

using planning::v1::PlanFile;
using planning::v1::Revision;

template <class Request>
void SetIdOf(Request& request) {
  request.clear_request_id();
  std::string text;
  google::protobuf::TextFormat::PrintToString(request, &text);
  request.set_request_id("load-" + base::Sha256Hex(text).substr(0, 40));
}

std::string Where(const std::string& file, const std::string& what) { return file + ": " + what; }

const Revision& RevisionIn(const LoadedItem& item) { return item.load.revision().revision(); }

absl::Status Undecided(const Session& session, const LoadedItem& item) {
  return absl::InvalidArgumentError(
      session.Say("predecessor noemt ", "predecessor names ") + RevisionIn(item).predecessor() +
      session.Say(
          ", en de revisies van het bestand hebben hier andere nummers: het is niet te zeggen of "
          "dit er een van is; geef elke revisie van het bestand haar nummer in name "
          "(programmes/…/revisions/2), of laat predecessor weg waar de revisie op die ervoor staat",
          ", and the revisions of the file have other numbers here: whether this is one of them "
          "cannot be told; give every revision of the file its number in name "
          "(programmes/…/revisions/2), or leave predecessor out where it is the one before"));
}

}  // namespace

std::vector<LoadedItem> ItemsOf(const std::string& path, const PlanFile& file) {
  std::vector<LoadedItem> items;
  for (const auto& unit : file.units()) {
    LoadedItem& item = items.emplace_back();
    *item.load.mutable_unit()->mutable_unit() = unit;
    item.where = Where(path, unit.name());
  }
  for (const auto& programme : file.programmes()) {
    LoadedItem& item = items.emplace_back();
    *item.load.mutable_programme()->mutable_programme() = programme;
    item.where = Where(path, programme.name());
  }
  for (const auto& chain : file.revisions()) {
    for (int i = 0; i < chain.revisions_size(); ++i) {
      LoadedItem& item = items.emplace_back();
      item.load.mutable_revision()->set_parent(chain.programme());
      *item.load.mutable_revision()->mutable_revision() = chain.revisions(i);
      item.where = Where(path, chain.programme() + ", «" + chain.revisions(i).title() + "»");
      item.chain = chain.programme();
      item.follows = i > 0;
    }
  }
  return items;
}

void NumberItems(std::vector<LoadedItem>& items) {
  std::map<std::string, const LoadedItem*> last;
  for (LoadedItem& item : items) {
    if (item.chain.empty()) continue;
    const LoadedItem*& before = last[item.chain];
    const Revision& revision = RevisionIn(item);
    const std::int64_t named = NumberOf(revision.name());
    const std::int64_t predecessor = NumberOf(revision.predecessor());
    item.number_named = named > 0;
    item.number =
        named > 0 ? named : std::max(before == nullptr ? 0 : before->number, predecessor) + 1;
    // Mutations stand on a revision; which one that is only its service knows.
    item.number_guessed =
        named == 0 && predecessor == 0 &&
        (before == nullptr ? !revision.mutations().empty() : before->number_guessed);
    item.waits = item.follows || (before != nullptr && predecessor > 0);
    before = &item;
  }
}

void SetRequestId(planning::v1::LoadItem& item) {
  if (item.has_unit()) SetIdOf(*item.mutable_unit());
  if (item.has_programme()) SetIdOf(*item.mutable_programme());
  if (item.has_revision()) SetIdOf(*item.mutable_revision());
}

absl::StatusOr<const LoadedItem*> LoadedPredecessor(const Session& session,
                                                    const std::vector<LoadedItem>& items,
                                                    std::size_t at) {
  const LoadedItem& item = items[at];
  const std::int64_t named = NumberOf(RevisionIn(item).predecessor());
  const LoadedItem* first = nullptr;
  const LoadedItem* found = nullptr;
  bool shifted = false;   // the service gave other numbers
  bool all_named = true;  // so that nothing is implied
  bool is_answer = false;
  for (std::size_t i = 0; i < at; ++i) {
    const LoadedItem& earlier = items[i];
    if (earlier.chain != item.chain) continue;
    if (first == nullptr) first = &earlier;
    if (earlier.number == named) found = &earlier;
    shifted = shifted || (!earlier.name.empty() && NumberOf(earlier.name) != earlier.number);
    all_named = all_named && earlier.number_named;
    is_answer = is_answer || NumberOf(earlier.name) == named;
  }
  if (first == nullptr || named == 0 ||
      ProgrammeNameOf(RevisionIn(item).predecessor()) != item.chain) {
    return nullptr;
  }
  if (found != nullptr) {
    if (found->number_guessed && shifted) return Undecided(session, item);
    return found;
  }
  const bool before_all = named <= NumberOf(RevisionIn(*first).predecessor());
  if (shifted && !all_named && !is_answer && !before_all) return Undecided(session, item);
  return nullptr;
}

}  // namespace rekenschap::cli
