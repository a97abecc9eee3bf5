#ifndef REKENSCHAP_TESTS_SERVICES_PLANNING_RPC_CHAIN_FIXTURE_H_
#define REKENSCHAP_TESTS_SERVICES_PLANNING_RPC_CHAIN_FIXTURE_H_

#include <cstdint>
#include <string>

#include "tests/services/planning/rpc/planning_fixture.h"

namespace rekenschap::planning {

inline constexpr char kAvim[] = "programmes/avim-mensenhandel";

inline std::string Avim(int number) {
  return std::string(kAvim) + "/revisions/" + std::to_string(number);
}

inline std::int64_t ValueOf(const type::v1::Quantity& quantity) {
  return quantity.eurocents() + quantity.fte_thousandths() + quantity.count();
}

// A planning service that can have the AVIM example's chain of six revisions, all adopted.
class ChainFixture : public PlanningFixture {
 protected:
  void LoadAvimChain() {
    auto file = testing::AvimPlan();
    file.MergeFrom(testing::ExamplePlan({"avim/later-synthetic.txtpb"}));
    ASSERT_THAT(testing::LoadAndAdopt(*server_, file), testing::IsOk());
  }
};

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_TESTS_SERVICES_PLANNING_RPC_CHAIN_FIXTURE_H_
