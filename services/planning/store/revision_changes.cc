#include "services/planning/store/revision_changes.h"

#include <utility>

#include "services/planning/store/columns.h"

namespace rekenschap::planning {
namespace {

using Text = std::string;
using Integer = std::int64_t;

struct InsertAmount {
  static constexpr char kSql[] =
      "INSERT INTO plan_amount (programme, revision, table_position, line_position, year, unit, "
      "amount) VALUES (:programme, :revision, :table, :line, :year, :unit, :amount)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertPhased {
  static constexpr char kSql[] =
      "INSERT INTO plan_phased (programme, revision, table_position, line_position, year, step, "
      "figure) VALUES (:programme, :revision, :table, :line, :year, :step, :figure)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct InsertMutation {
  static constexpr char kSql[] =
      "INSERT INTO plan_mutation (programme, revision, position, id, title, class, kind, reason, "
      "explanation, index_rate_per_million, price_level) VALUES (:programme, :revision, :position, "
      ":id, :title, :class, :kind, :reason, :explanation, :rate, :level)";
  using Params =
      std::tuple<Text, Integer, Integer, Text, Text, Text, Text, Text, Text, Integer, Text>;
  using Row = std::tuple<>;
};
struct InsertEntry {
  static constexpr char kSql[] =
      "INSERT INTO plan_mutation_entry (programme, revision, mutation, position, line, year, "
      "amount) VALUES (:programme, :revision, :mutation, :position, :line, :year, :amount)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Text, Integer, Integer>;
  using Row = std::tuple<>;
};
struct InsertShare {
  static constexpr char kSql[] =
      "INSERT INTO plan_profile_share (programme, revision, id, step, title, share) VALUES "
      "(:programme, :revision, :id, :step, :title, :share)";
  using Params = std::tuple<Text, Integer, Text, Integer, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertHandover {
  static constexpr char kSql[] =
      "INSERT INTO plan_handover (programme, revision, position, from_unit, date, to_unit, weight) "
      "VALUES (:programme, :revision, :position, :from, :date, :to, :weight)";
  using Params = std::tuple<Text, Integer, Integer, Text, Text, Text, Integer>;
  using Row = std::tuple<>;
};
struct InsertInstalment {
  static constexpr char kSql[] =
      "INSERT INTO plan_instalment (programme, revision, position, month, day, share) VALUES "
      "(:programme, :revision, :position, :month, :day, :share)";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<>;
};
struct SelectAmounts {
  static constexpr char kSql[] =
      "SELECT table_position, line_position, year, unit, amount FROM plan_amount WHERE "
      "programme = :programme AND revision = :revision "
      "ORDER BY table_position, line_position, year, unit";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Integer, Text, Integer>;
};
struct SelectPhased {
  static constexpr char kSql[] =
      "SELECT table_position, line_position, year, figure FROM plan_phased WHERE "
      "programme = :programme AND revision = :revision "
      "ORDER BY table_position, line_position, year, step";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Integer, Integer>;
};
struct SelectMutations {
  static constexpr char kSql[] =
      "SELECT id, title, class, kind, reason, explanation, index_rate_per_million, price_level "
      "FROM plan_mutation WHERE programme = :programme AND revision = :revision ORDER BY position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Text, Text, Text, Text, Integer, Text>;
};
struct SelectEntries {
  static constexpr char kSql[] =
      "SELECT mutation, line, year, amount FROM plan_mutation_entry WHERE programme = :programme "
      "AND revision = :revision ORDER BY mutation, position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Text, Integer, Integer>;
};
struct SelectShares {
  static constexpr char kSql[] =
      "SELECT id, title, share FROM plan_profile_share WHERE programme = :programme AND "
      "revision = :revision ORDER BY id, step";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Text, Integer>;
};
struct SelectHandovers {
  static constexpr char kSql[] =
      "SELECT position, from_unit, date, to_unit, weight FROM plan_handover WHERE "
      "programme = :programme AND revision = :revision ORDER BY position, to_unit";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Text, Text, Text, Integer>;
};
struct SelectInstalments {
  static constexpr char kSql[] =
      "SELECT month, day, share FROM plan_instalment WHERE programme = :programme AND "
      "revision = :revision ORDER BY position";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Integer>;
};

void InsertSpread(base::Connection& connection, const Revision& revision, Integer table,
                  Integer position, const Line& line) {
  for (const auto& [column, given] : line.amounts) {
    connection.Run<InsertAmount>(revision.programme, revision.number, table, position,
                                 Integer{column.year}, Text(), given.reserve);
    for (const finance::Share& share : given.units) {
      connection.Run<InsertAmount>(revision.programme, revision.number, table, position,
                                   Integer{column.year}, share.id, share.value);
    }
  }
  for (const auto& [year, figures] : line.phased) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      connection.Run<InsertPhased>(revision.programme, revision.number, table, position,
                                   Integer{year}, static_cast<Integer>(i), figures[i]);
    }
  }
}

Line& LineAt(Revision& revision, Integer table, Integer line) {
  return revision.tables.at(static_cast<std::size_t>(table))
      .lines.at(static_cast<std::size_t>(line));
}

}  // namespace

void InsertChanges(base::Connection& connection, const Revision& revision) {
  const Text& programme = revision.programme;
  const Integer number = revision.number;
  for (std::size_t i = 0; i < revision.tables.size(); ++i) {
    for (std::size_t j = 0; j < revision.tables[i].lines.size(); ++j) {
      InsertSpread(connection, revision, static_cast<Integer>(i), static_cast<Integer>(j),
                   revision.tables[i].lines[j]);
    }
  }
  for (std::size_t i = 0; i < revision.mutations.size(); ++i) {
    const Mutation& mutation = revision.mutations[i];
    const auto position = static_cast<Integer>(i);
    connection.Run<InsertMutation>(
        programme, number, position, mutation.id, mutation.title,
        Text(ToString(mutation.mutation_class)), Text(ToString(mutation.kind)), mutation.reason,
        mutation.explanation, mutation.index_rate_per_million, mutation.price_level);
    for (std::size_t j = 0; j < mutation.entries.size(); ++j) {
      const MutationEntry& entry = mutation.entries[j];
      connection.Run<InsertEntry>(programme, number, position, static_cast<Integer>(j), entry.line,
                                  Integer{entry.column.year}, entry.amount.value_or(0));
    }
  }
  for (const PhasingProfile& profile : revision.profiles) {
    for (std::size_t i = 0; i < profile.shares.size(); ++i) {
      connection.Run<InsertShare>(programme, number, profile.id, static_cast<Integer>(i),
                                  profile.title, profile.shares[i]);
    }
  }
  for (std::size_t i = 0; i < revision.handovers.size(); ++i) {
    const finance::Handover& handover = revision.handovers[i];
    for (const finance::Weight& to : handover.to) {
      connection.Run<InsertHandover>(programme, number, static_cast<Integer>(i), handover.from,
                                     finance::FormatDate(handover.date), to.id, to.weight);
    }
  }
  for (std::size_t i = 0; i < revision.instalments.size(); ++i) {
    const Instalment& instalment = revision.instalments[i];
    connection.Run<InsertInstalment>(programme, number, static_cast<Integer>(i),
                                     Integer{instalment.month}, Integer{instalment.day},
                                     instalment.share);
  }
}

std::vector<Mutation> MutationsOf(base::Connection& connection, const std::string& programme,
                                  std::int64_t number) {
  std::vector<Mutation> mutations;
  for (auto& [id, title, mutation_class, kind, reason, explanation, rate, level] :
       connection.All<SelectMutations>(programme, number)) {
    Mutation& mutation = mutations.emplace_back();
    mutation.id = std::move(id);
    mutation.title = std::move(title);
    mutation.mutation_class = Stored(ParseMutationClass(mutation_class));
    mutation.kind = Stored(ParseMutationKind(kind));
    mutation.reason = std::move(reason);
    mutation.explanation = std::move(explanation);
    mutation.index_rate_per_million = rate;
    mutation.price_level = std::move(level);
  }
  if (mutations.empty()) return mutations;
  for (auto& [mutation, line, year, amount] : connection.All<SelectEntries>(programme, number)) {
    mutations.at(static_cast<std::size_t>(mutation))
        .entries.push_back({std::move(line), {static_cast<int>(year)}, amount});
  }
  return mutations;
}

void LoadChanges(base::Connection& connection, Revision& revision) {
  const Text& programme = revision.programme;
  const Integer number = revision.number;
  for (auto& [table, line, year, unit, amount] : connection.All<SelectAmounts>(programme, number)) {
    finance::GivenAmounts& given = LineAt(revision, table, line).amounts[{static_cast<int>(year)}];
    if (unit.empty()) {
      given.reserve = amount;
    } else {
      given.units.push_back({std::move(unit), amount});
    }
  }
  for (const auto& [table, line, year, figure] : connection.All<SelectPhased>(programme, number)) {
    LineAt(revision, table, line).phased[static_cast<int>(year)].push_back(figure);
  }
  revision.mutations = MutationsOf(connection, programme, number);
  for (auto& [id, title, share] : connection.All<SelectShares>(programme, number)) {
    if (revision.profiles.empty() || revision.profiles.back().id != id) {
      revision.profiles.push_back({std::move(id), std::move(title), {}});
    }
    revision.profiles.back().shares.push_back(share);
  }
  for (auto& [position, from, date, to, weight] :
       connection.All<SelectHandovers>(programme, number)) {
    if (revision.handovers.size() == static_cast<std::size_t>(position)) {
      revision.handovers.push_back({std::move(from), StoredDate(date), {}});
    }
    revision.handovers.at(static_cast<std::size_t>(position)).to.push_back({std::move(to), weight});
  }
  for (const auto& [month, day, share] : connection.All<SelectInstalments>(programme, number)) {
    revision.instalments.push_back({static_cast<int>(month), static_cast<int>(day), share});
  }
}

}  // namespace rekenschap::planning
