#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_SETTLEMENT_TEXTS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_SETTLEMENT_TEXTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/finance/language.h"
#include "services/monitoring/domain/settlement.h"

// The settlement in steps, each with the article that it rests on. The articles are those of the
// Besluit financieel beheer politie (BWBR0036711) and the Politiewet 2012 as in force from 2015 to
// 2017: whoever puts them into a letter looks up the text that holds. Where no article is known to
// speak of a step its source is empty and the note says on what it rests instead.
namespace rekenschap::monitoring {

// The order of the contract.
enum class SettlementStepKind {
  kGranted,
  kCarriedIn,
  kPaid,
  kSpent,
  kCharged,
  kOwnAccount,
  kUnspent,
  kOutstanding,
  kStillToPay,
  kNeverPaid,
  kCarriedOver,
  kToRecover,
};

struct SettlementStep {
  SettlementStepKind kind = SettlementStepKind::kGranted;
  std::int64_t amount = 0;
  std::string title;
  std::string_view source;
  std::string note;
};

// All steps, in the order of their kinds. `decision` has sequence 0 when nothing was decided.
std::vector<SettlementStep> StepsOf(const Settlement& settlement, const CarryOverDecision& decision,
                                    finance::Language language);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_SETTLEMENT_TEXTS_H_
