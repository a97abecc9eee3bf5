#ifndef REKENSCHAP_SERVICES_BASE_STORE_CONNECTION_H_
#define REKENSCHAP_SERVICES_BASE_STORE_CONNECTION_H_

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "services/base/store/statement.h"

namespace rekenschap::base {

// One connection to the database, used by one thread, with the statements that were prepared on it.
class Connection {
 public:
  Connection(std::unique_ptr<soci::session> session, bool reads_only)
      : session_(std::move(session)), reads_only_(reads_only) {}

  soci::session& session() { return *session_; }

  // Whether it writes nothing, and so sees nothing that may still come to nothing.
  bool reads_only() const { return reads_only_; }

  // What those who read through it keep for the next time: one value of each type.
  template <class T>
  T& Kept() {
    return Slot<T>();
  }

  // Runs the statement `Sql` (see Statement) for its effect.
  template <class Sql, class... Args>
  void Run(const Args&... args) {
    Prepared<Sql>().Run(args...);
  }

  // Its first row, if there is one.
  template <class Sql, class... Args>
  std::optional<typename Sql::Row> First(const Args&... args) {
    return Prepared<Sql>().First(args...);
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
    return Slot<Statement<Sql>>(*session_);
  }

  // The one value of that type, made of `args` when it is first asked for.
  template <class T, class... Args>
  T& Slot(Args&... args) {
    const std::size_t number = NumberOf<T>();
    if (number >= slots_.size()) slots_.resize(number + 1);
    std::shared_ptr<void>& slot = slots_[number];
    if (slot == nullptr) slot = std::make_shared<T>(args...);
    return *static_cast<T*>(slot.get());
  }
  // Types are numbered as they come, for the whole process.
  template <class T>
  static std::size_t NumberOf() {
    static const std::size_t number = NextNumber();
    return number;
  }
  static std::size_t NextNumber() {
    static std::atomic<std::size_t> next = 0;
    return next++;
  }

  std::unique_ptr<soci::session> session_;  // outlives the statements
  const bool reads_only_;
  std::vector<std::shared_ptr<void>> slots_;  // by number; null until asked for
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_CONNECTION_H_
