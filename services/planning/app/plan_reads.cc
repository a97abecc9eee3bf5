#include <algorithm>
#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/app/lookups.h"
#include "services/planning/app/planning.h"
#include "services/planning/store/revisions.h"

// What is made of revisions when they are read: targets, differences, histories, payments.
namespace rekenschap::planning {
namespace {

using base::Connection;

absl::Status LineUnknown(const std::string& line) {
  return base::NotFound("LINE_UNKNOWN", "line", line);
}

// The revisions of the chain after the first `skip`, as far as they are known.
absl::StatusOr<std::vector<std::shared_ptr<const Revision>>> Load(
    Connection& connection, const std::string& programme, const std::vector<std::int64_t>& chain,
    std::size_t skip) {
  std::vector<std::shared_ptr<const Revision>> revisions;
  for (std::size_t i = skip; i < chain.size(); ++i) {
    ASSIGN_OR_RETURN(Revision revision, RevisionOrError(connection, programme, chain[i]));
    revisions.push_back(std::make_shared<const Revision>(std::move(revision)));
  }
  return revisions;
}

const std::string* TitleOf(const Revision& revision, const std::string& line) {
  for (const Table& table : revision.tables) {
    for (const Line& candidate : table.lines) {
      if (candidate.id == line) return &candidate.title;
    }
  }
  return nullptr;
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
        ASSIGN_OR_RETURN(const auto back, Load(connection, target.programme, base_chain, shared));
        ASSIGN_OR_RETURN(const auto forth, Load(connection, target.programme, chain, shared));
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
        const Revision* before = nullptr;
        for (const std::int64_t step : ChainTo(connection, query.programme, number)) {
          auto revision = FindRevision(connection, query.programme, step, query.known);
          if (!revision) continue;  // recorded later than what is known
          auto kept = std::make_shared<const Revision>(*std::move(revision));
          if (TitleOf(*kept, line) != nullptr) {
            std::vector<CellDifference> cells;
            if (before != nullptr) {  // a first revision differs from nothing
              ASSIGN_OR_RETURN(cells, DifferencesBetween(before, *kept, {{kept.get(), false}}));
            }
            std::erase_if(cells, [&](const CellDifference& cell) { return cell.line != line; });
            history.chapters.push_back({kept, std::move(cells)});
          }
          before = kept.get();
          history.kept.push_back(std::move(kept));
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
