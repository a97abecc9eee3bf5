#include "services/monitoring/app/rule_reads.h"

#include <utility>

#include "services/monitoring/app/lookups.h"

namespace rekenschap::monitoring {

using base::Connection;

void ReadRuleBook(Monitoring& monitoring, std::string programme, absl::Time deadline,
                  base::DoneWith<Book> done) {
  base::ReadAs<Book>(
      monitoring.store(), deadline,
      [&monitoring,
       programme = std::move(programme)](Connection& connection) -> absl::StatusOr<Book> {
        if (programme.empty()) return std::make_shared<const RuleBook>();
        if (!LoadProgramme(connection, programme)) return NoPlan(connection, programme);
        return monitoring.rule_books().Get(connection, programme);
      },
      std::move(done));
}

void ReadDeviations(Monitoring& monitoring, std::string programme, RecheckPlace after, int limit,
                    absl::Time deadline, base::DoneWith<RecheckPage> done) {
  base::ReadAs<RecheckPage>(
      monitoring.store(), deadline,
      [&monitoring, programme = std::move(programme), after = std::move(after),
       limit](Connection& connection) {
        return RecheckReports(monitoring, connection, programme, after, {limit});
      },
      std::move(done));
}

void ReadRechecks(Monitoring& monitoring, std::string after, int limit, absl::Time deadline,
                  base::DoneWith<std::vector<CountedRecheck>> done) {
  using Rechecks = std::vector<CountedRecheck>;
  base::ReadAs<Rechecks>(
      monitoring.store(), deadline,
      [after = std::move(after), limit](Connection& connection) -> absl::StatusOr<Rechecks> {
        Rechecks rechecks;
        for (Recheck& recheck : ListRechecks(connection, after, limit)) {
          const bool current =
              IsAgainstTheSame(recheck, BasisOfRecheck(connection, recheck.programme));
          rechecks.push_back({std::move(recheck), !current});
        }
        return rechecks;
      },
      std::move(done));
}

}  // namespace rekenschap::monitoring
