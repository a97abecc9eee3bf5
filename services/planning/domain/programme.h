#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_PROGRAMME_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_PROGRAMME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/period.h"
#include "services/planning/domain/document.h"

namespace rekenschap::planning {

// From when a deviation asks for an explanation; what is not set has a default where it is used.
struct DeviationThreshold {
  std::optional<std::int64_t> share_basis_points;
  std::optional<std::int64_t> amount_eurocents;
  std::optional<std::int64_t> amount_fte_thousandths;
  std::optional<std::int64_t> amount_count;

  bool operator==(const DeviationThreshold&) const = default;
};

// One earmarked purpose (programma).
struct Programme {
  std::string id;
  std::string title;
  std::vector<Document> legal_basis;  // in the order given
  std::string budget_chapter;
  std::string budget_article;
  std::string instrument;
  finance::PeriodKind cadence = finance::PeriodKind::kQuarter;
  std::vector<std::string> units;  // ids, in order
  DeviationThreshold threshold;
  std::int64_t article_size_eurocents = 0;  // at the draft budget; 0 when not known

  std::int64_t record_time_micros = 0;
  std::int64_t sequence = 0;  // the journal entry that recorded it

  bool operator==(const Programme&) const = default;
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_PROGRAMME_H_
