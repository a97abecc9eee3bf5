#include "services/monitoring/app/rule_reads.h"

#include <utility>

#include "services/monitoring/app/lookups.h"

namespace rekenschap::monitoring {

using base::Connection;

void ReadSetRules(Monitoring& monitoring, std::string programme, absl::Time deadline,
                  base::DoneWith<SetRules> done) {
  base::ReadAs<SetRules>(
      monitoring.store(), deadline,
      [&monitoring,
       programme = std::move(programme)](Connection& connection) -> absl::StatusOr<SetRules> {
        if (programme.empty()) return SetRules{std::make_shared<const RuleBook>(), {}};
        const auto known = LoadProgramme(connection, programme);
        if (!known) return NoPlan(connection, programme);
        return SetRules{monitoring.rule_books().Get(connection, programme), known->threshold};
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
