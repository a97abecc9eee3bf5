#ifndef REKENSCHAP_SERVICES_BASE_STORE_CONNECTION_H_
#define REKENSCHAP_SERVICES_BASE_STORE_CONNECTION_H_

#include <memory>
#include <optional>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/base/store/statement.h"

namespace rekenschap::base {

// One connection to the database, used by one thread, with the statements that were prepared on it.
class Connection {
 public:
  explicit Connection(std::unique_ptr<soci::session> session) : session_(std::move(session)) {}

  soci::session& session() { return *session_; }

  // Runs the statement `Sql` (see Statement) for its effect.
  template <class Sql, class... Args>
  void Run(const Args&... args) {
    Prepared<Sql>().Run(args...);
  }

  // Its first row, if there is one.
  template <class Sql, class... Args>
  std::optional<typename Sql::Row> First(const Args&... args) {
    std::optional<typename Sql::Row> first;
    Prepared<Sql>().Each(
        [&first](typename Sql::Row&& row) {
          if (!first) first = std::move(row);
        },
        args...);
    return first;
  }

  // All its rows.
  template <class Sql, class... Args>
  std::vector<typename Sql::Row> All(const Args&... args) {
    std::vector<typename Sql::Row> all;
    Prepared<Sql>().Each([&all](typename Sql::Row&& row) { all.push_back(std::move(row)); },
                         args...);
    return all;
  }

 private:
  template <class Sql>
  Statement<Sql>& Prepared() {
    std::shared_ptr<void>& slot = statements_[std::type_index(typeid(Sql))];
    if (slot == nullptr) slot = std::make_shared<Statement<Sql>>(*session_);
    return *static_cast<Statement<Sql>*>(slot.get());
  }

  std::unique_ptr<soci::session> session_;  // outlives the statements
  std::unordered_map<std::type_index, std::shared_ptr<void>> statements_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_CONNECTION_H_
