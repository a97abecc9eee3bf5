#include <algorithm>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/app/lookups.h"
#include "services/planning/app/planning.h"
#include "services/planning/store/revision_changes.h"
#include "services/planning/store/revisions.h"

// What is made of revisions when they are read: targets, differences, histories, payments.
namespace rekenschap::planning {
namespace {

using base::Connection;

absl::Status LineUnknown(const std::string& line) {
  return base::NotFound("LINE_UNKNOWN", "line", line);
}

// The mutations of the chain's revisions after the first `skip`, each in a revision that has
// nothing else: a chain may be long.
std::vector<std::shared_ptr<const Revision>> MutationsAfter(Connection& connection,
                                                            const std::string& programme,
                                                            const std::vector<std::int64_t>& chain,
                                                            std::size_t skip) {
  std::vector<std::shared_ptr<const Revision>> revisions;
  for (std::size_t i = skip; i < chain.size(); ++i) {
    Revision revision;
    revision.number = chain[i];
    revision.mutations = MutationsOf(connection, programme, chain[i]);
    revisions.push_back(std::make_shared<const Revision>(std::move(revision)));
  }
  return revisions;
}

// `revision` with nothing of its content but the line and what the mutations do to it.
Revision OnlyLine(Revision revision, const std::string& line) {
  for (Table& table : revision.tables) {
    std::erase_if(table.lines, [&line](const Line& other) { return other.id != line; });
  }
  std::erase_if(revision.tables, [](const Table& table) { return table.lines.empty(); });
  for (Mutation& mutation : revision.mutations) {
    std::erase_if(mutation.entries,
                  [&line](const MutationEntry& entry) { return entry.line != line; });
  }
  std::erase_if(revision.mutations,
                [](const Mutation& mutation) { return mutation.entries.empty(); });
  revision.keys.clear();
  revision.profiles.clear();
  revision.handovers.clear();
  return revision;
}

}  // namespace

void Planning::ListTargets(RevisionQuery query, TargetQuery targets, TargetPlace from, int size,
                           absl::Time deadline, base::DoneWith<TargetsAndRevision> done) {
  base::ReadAs<TargetsAndRevision>(
      store_, deadline,
      [this, query = std::move(query), targets = std::move(targets), from,
       size](Connection& connection) -> absl::StatusOr<TargetsAndRevision> {
        ASSIGN_OR_RETURN(const std::int64_t number, NumberOf(connection, query));
        ASSIGN_OR_RETURN(const auto revision, revisions_.Get(connection, query.programme, number));
        ASSIGN_OR_RETURN(TargetPage page, planning::ListTargets(*revision, targets, from, size));
        return TargetsAndRevision{std::move(page), revision->number, revision->content_hash};
      },
      std::move(done));
}

void Planning::DiffRevisions(RevisionQuery query, std::optional<RevisionQuery> base,
                             absl::Time deadline, base::DoneWith<RevisionDifference> done) {
  base::ReadAs<RevisionDifference>(
      store_, deadline,
      [query = std::move(query),
       base = std::move(base)](Connection& connection) -> absl::StatusOr<RevisionDifference> {
        RevisionDifference difference;
        ASSIGN_OR_RETURN(Revision target, RevisionOf(connection, query));
        const auto chain = ChainTo(connection, target.programme, target.number);
        std::vector<std::int64_t> base_chain;
        if (base) {
          ASSIGN_OR_RETURN(const std::int64_t number, NumberOf(connection, *base));
          base_chain = ChainTo(connection, target.programme, number);
        } else if (chain.size() > 1) {
          base_chain.assign(chain.begin(), chain.end() - 1);
        }
        // Back to where the two chains part, and on from there.
        const auto parting = std::ranges::mismatch(base_chain, chain);
        const auto shared =
            static_cast<std::size_t>(std::distance(base_chain.begin(), parting.in1));
        const auto back = MutationsAfter(connection, target.programme, base_chain, shared);
        const auto forth = MutationsAfter(connection, target.programme, chain, shared);
        std::vector<ChainStep> way;
        for (auto step = back.rbegin(); step != back.rend(); ++step) {
          way.push_back({step->get(), true});
        }
        for (const auto& step : forth) way.push_back({step.get(), false});
        difference.kept = back;
        difference.kept.insert(difference.kept.end(), forth.begin(), forth.end());
        if (!base_chain.empty()) {
          ASSIGN_OR_RETURN(difference.base,
                           RevisionOrError(connection, target.programme, base_chain.back()));
          difference.changed_parts = ChangedParts(*difference.base, target);
        }
        ASSIGN_OR_RETURN(
            difference.cells,
            DifferencesBetween(difference.base ? &*difference.base : nullptr, target, way));
        difference.revision = std::move(target);
        return difference;
      },
      std::move(done));
}

void Planning::GetLineHistory(RevisionQuery query, std::string line, absl::Time deadline,
                              base::DoneWith<LineHistory> done) {
  base::ReadAs<LineHistory>(
      store_, deadline,
      [query = std::move(query),
       line = std::move(line)](Connection& connection) -> absl::StatusOr<LineHistory> {
        ASSIGN_OR_RETURN(const std::int64_t number, NumberOf(connection, query));
        LineHistory history;
        history.line = line;
        std::shared_ptr<const Revision> before;
        for (const std::int64_t step : ChainTo(connection, query.programme, number)) {
          ASSIGN_OR_RETURN(Revision found, RevisionOf(connection, {query.programme, step,
                                                                   std::nullopt, query.known}));
          auto revision = std::make_shared<const Revision>(OnlyLine(std::move(found), line));
          if (!revision->tables.empty()) {
            std::vector<CellDifference> cells;
            if (before != nullptr) {  // a first revision differs from nothing
              ASSIGN_OR_RETURN(
                  cells, DifferencesBetween(before.get(), *revision, {{revision.get(), false}}));
            }
            history.chapters.push_back({revision, std::move(cells)});
          }
          before = std::move(revision);
        }
        if (history.chapters.empty()) return LineUnknown(line);
        return history;
      },
      std::move(done));
}

void Planning::ListInstalments(RevisionQuery query, std::vector<int> years, absl::Time deadline,
                               base::DoneWith<InstalmentsAndRevision> done) {
  base::ReadAs<InstalmentsAndRevision>(
      store_, deadline,
      [query = std::move(query),
       years = std::move(years)](Connection& connection) -> absl::StatusOr<InstalmentsAndRevision> {
        ASSIGN_OR_RETURN(const Revision revision, RevisionOf(connection, query));
        InstalmentsAndRevision answer;
        answer.revision_number = revision.number;
        for (const int year : years) {
          ASSIGN_OR_RETURN(const auto due, InstalmentsOf(revision, year));
          answer.instalments.insert(answer.instalments.end(), due.begin(), due.end());
        }
        return answer;
      },
      std::move(done));
}

}  // namespace rekenschap::planning
