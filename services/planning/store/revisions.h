#ifndef REKENSCHAP_SERVICES_PLANNING_STORE_REVISIONS_H_
#define REKENSCHAP_SERVICES_PLANNING_STORE_REVISIONS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "services/base/store/connection.h"
#include "services/planning/domain/revision.h"

namespace rekenschap::planning {

// How much is taken for known: nothing that was recorded later.
struct Known {
  std::int64_t sequence = std::numeric_limits<std::int64_t>::max();
  std::int64_t time_micros = std::numeric_limits<std::int64_t>::max();
};

// The number that the programme's next revision gets.
std::int64_t NextRevisionNumber(base::Connection& connection, const std::string& programme);

// The number of the revision that was recorded with that content as given (see GivenHash); 0 for
// none.
std::int64_t RevisionGivenAs(base::Connection& connection, const std::string& programme,
                             const std::string& given_hash);

// What tells the content of a recorded revision from another's.
struct RecordedContent {
  std::int64_t number = 0;
  int target_resolution_version = 0;
  std::string content_hash;
};
// Of the revisions that stand on `predecessor`, by number; 0 for the first ones.
std::vector<RecordedContent> ContentsOn(base::Connection& connection, const std::string& programme,
                                        std::int64_t predecessor);

void InsertRevision(base::Connection& connection, const Revision& revision,
                    const std::string& given_hash);

// Fills in adopter, time and sequence of the adoption.
void MarkAdopted(base::Connection& connection, const Revision& revision);

// A revision that was adopted later than what is known is a draft; one that was recorded later is
// none.
std::optional<Revision> FindRevision(base::Connection& connection, const std::string& programme,
                                     std::int64_t number, const Known& known = {});

// Whether the revision was recorded by then.
bool IsKnown(base::Connection& connection, const std::string& programme, std::int64_t number,
             const Known& known);

// The step of the budget cycle that a revision stands for.
struct RevisionStep {
  Phase phase = Phase::kUnspecified;
  int budget_year = 0;
};
RevisionStep StepOf(base::Connection& connection, const std::string& programme,
                    std::int64_t number);

// The numbers of the chain that ends in `number`, the first one first.
std::vector<std::int64_t> ChainTo(base::Connection& connection, const std::string& programme,
                                  std::int64_t number);

// The number of the adopted revision in force on `effective_date`, or of the last adopted one; 0
// for none.
std::int64_t RevisionInForce(base::Connection& connection, const std::string& programme,
                             const std::optional<finance::Date>& effective_date,
                             const Known& known = {});

// Up to `limit` revisions of a programme whose number comes after `after`, by number.
std::vector<Revision> ListRevisions(base::Connection& connection, const std::string& programme,
                                    std::int64_t after, int limit, const Known& known = {});

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_STORE_REVISIONS_H_
