#include "services/monitoring/store/plan_spread.h"

#include <utility>

#include "services/monitoring/store/columns.h"

namespace rekenschap::monitoring {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct InsertWeight {
  static constexpr char kSql[] =
      "INSERT INTO plan_weight (programme, revision, position, unit, weight) VALUES (:programme, "
      ":revision, :position, :unit, :weight)";
  using Params = std::tuple<Text, Integer, Integer, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertShare {
  static constexpr char kSql[] =
      "INSERT INTO plan_profile_share (programme, revision, position, step, share) VALUES "
      "(:programme, :revision, :position, :step, :share)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct InsertPhased {
  static constexpr char kSql[] =
      "INSERT INTO plan_phased (programme, revision, position, year, step, figure) VALUES "
      "(:programme, :revision, :position, :year, :step, :figure)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct InsertAmount {
  static constexpr char kSql[] =
      "INSERT INTO plan_amount (programme, revision, position, year, unit, amount) VALUES "
      "(:programme, :revision, :position, :year, :unit, :amount)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertHandover {
  static constexpr char kSql[] =
      "INSERT INTO plan_handover (programme, revision, position, step, from_unit, date, to_unit, "
      "weight) VALUES (:programme, :revision, :position, :step, :from, :date, :to, :weight)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text, Text, Text, Integer>;
  using Row = std::tuple<>;
};
struct SelectWeights {
  static constexpr char kSql[] =
      "SELECT position, unit, weight FROM plan_weight WHERE programme = :programme AND "
      "revision = :revision ORDER BY position, unit";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Text, Integer>;
};
struct SelectShares {
  static constexpr char kSql[] =
      "SELECT position, share FROM plan_profile_share WHERE programme = :programme AND "
      "revision = :revision ORDER BY position, step";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer>;
};
struct SelectPhased {
  static constexpr char kSql[] =
      "SELECT position, year, figure FROM plan_phased WHERE programme = :programme AND "
      "revision = :revision ORDER BY position, year, step";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Integer>;
};
struct SelectAmounts {
  static constexpr char kSql[] =
      "SELECT position, year, unit, amount FROM plan_amount WHERE programme = :programme AND "
      "revision = :revision ORDER BY position, year, unit";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Text, Integer>;
};
struct SelectHandovers {
  static constexpr char kSql[] =
      "SELECT position, step, from_unit, date, to_unit, weight FROM plan_handover WHERE "
      "programme = :programme AND revision = :revision ORDER BY position, step, to_unit";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Text, Text, Text, Integer>;
};

}  // namespace

void InsertSpread(base::Connection& connection, const std::string& programme, std::int64_t revision,
                  std::int64_t position, const finance::LinePlan& plan) {
  for (const finance::Weight& weight : plan.weights) {
    connection.Run<InsertWeight>(programme, revision, position, weight.id, weight.weight);
  }
  for (std::size_t i = 0; i < plan.phasing.profile.size(); ++i) {
    connection.Run<InsertShare>(programme, revision, position, static_cast<Integer>(i),
                                plan.phasing.profile[i]);
  }
  for (const auto& [year, figures] : plan.phasing.years) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      connection.Run<InsertPhased>(programme, revision, position, Integer{year},
                                   static_cast<Integer>(i), figures[i]);
    }
  }
  for (const auto& [column, given] : plan.amounts) {
    connection.Run<InsertAmount>(programme, revision, position, Integer{column.year}, Text(),
                                 given.reserve);
    for (const finance::Share& share : given.units) {
      connection.Run<InsertAmount>(programme, revision, position, Integer{column.year}, share.id,
                                   share.value);
    }
  }
  for (std::size_t i = 0; i < plan.handovers.size(); ++i) {
    const finance::Handover& handover = plan.handovers[i];
    for (const finance::Weight& to : handover.to) {
      connection.Run<InsertHandover>(programme, revision, position, static_cast<Integer>(i),
                                     handover.from, finance::FormatDate(handover.date), to.id,
                                     to.weight);
    }
  }
}

void LoadSpread(base::Connection& connection, const std::string& programme,
                PlanRevision& revision) {
  const Integer number = revision.number;
  const auto plan_at = [&revision](Integer position) -> finance::LinePlan& {
    return revision.lines.at(static_cast<std::size_t>(position)).plan;
  };
  for (auto& [position, unit, weight] : connection.All<SelectWeights>(programme, number)) {
    plan_at(position).weights.push_back({std::move(unit), weight});
  }
  for (const auto& [position, share] : connection.All<SelectShares>(programme, number)) {
    plan_at(position).phasing.profile.push_back(share);
  }
  for (const auto& [position, year, figure] : connection.All<SelectPhased>(programme, number)) {
    plan_at(position).phasing.years[static_cast<int>(year)].push_back(figure);
  }
  for (auto& [position, year, unit, amount] : connection.All<SelectAmounts>(programme, number)) {
    finance::GivenAmounts& given = plan_at(position).amounts[{static_cast<int>(year)}];
    if (unit.empty()) {
      given.reserve = amount;
    } else {
      given.units.push_back({std::move(unit), amount});
    }
  }
  for (auto& [position, step, from, date, to, weight] :
       connection.All<SelectHandovers>(programme, number)) {
    std::vector<finance::Handover>& handovers = plan_at(position).handovers;
    if (handovers.size() == static_cast<std::size_t>(step)) {
      handovers.push_back({std::move(from), StoredDate(date), {}});
    }
    handovers.at(static_cast<std::size_t>(step)).to.push_back({std::move(to), weight});
  }
}

}  // namespace rekenschap::monitoring
