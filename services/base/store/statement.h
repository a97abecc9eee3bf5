#ifndef REKENSCHAP_SERVICES_BASE_STORE_STATEMENT_H_
#define REKENSCHAP_SERVICES_BASE_STORE_STATEMENT_H_

#include <optional>
#include <tuple>
#include <utility>

#include <soci/soci.h>

#include "services/base/store/engine.h"

namespace rekenschap::base {

// A statement that is prepared once per connection and run many times. `Sql` names its text and
// types:
//
//   struct SelectUnit {
//     static constexpr char kSql[] = "SELECT title, parent FROM unit WHERE id = :id";
//     using Params = std::tuple<std::string>;
//     using Row = std::tuple<std::string, std::optional<std::string>>;
//   };
//
// Parameters are bound by position; std::optional stands for NULL. Engine errors are thrown; the
// store turns them into statuses where a job ends.
template <class Sql>
class Statement {
 public:
  using Params = typename Sql::Params;
  using Row = typename Sql::Row;

  explicit Statement(soci::session& session) : statement_(session) {
    // What soci::use answers with refers to temporaries of its call: it has to be made where it is
    // used.
    std::apply(
        [this](auto&... slot) {
          (statement_.exchange(soci::into(slot.value, slot.indicator)), ...);
        },
        row_);
    std::apply(
        [this](auto&... slot) {
          (statement_.exchange(soci::use(slot.value, slot.indicator)), ...);
        },
        params_);
    statement_.alloc();
    statement_.prepare(Sql::kSql);
    statement_.define_and_bind();
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Runs it with `args` and calls `use(row)` for every row. The snapshot is let go of whatever
  // `use` does.
  template <class Use, class... Args>
  void Each(Use&& use, const Args&... args) {
    Bind(std::index_sequence_for<Args...>(), args...);
    const Resetter resetter{statement_};
    for (bool row = statement_.execute(true); row; row = statement_.fetch()) use(Current());
  }

  // Runs it with `args` for its first row, if there is one.
  template <class... Args>
  std::optional<Row> First(const Args&... args) {
    Bind(std::index_sequence_for<Args...>(), args...);
    const Resetter resetter{statement_};
    if (!statement_.execute(true)) return std::nullopt;
    return Current();
  }

  // Runs it with `args` for its effect.
  template <class... Args>
  void Run(const Args&... args) {
    static_assert(std::tuple_size_v<Row> == 0, "it answers with rows");
    Bind(std::index_sequence_for<Args...>(), args...);
    statement_.execute(true);
    Reset(statement_);
  }

 private:
  template <class T>
  struct Slot {
    T value{};
    soci::indicator indicator = soci::i_ok;

    void Set(const T& given) { value = given; }
    const T& Get() const { return value; }
  };
  template <class T>
  struct Slot<std::optional<T>> : Slot<T> {
    void Set(const std::optional<T>& given) {
      this->indicator = given ? soci::i_ok : soci::i_null;
      if (given) this->value = *given;
    }
    std::optional<T> Get() const {
      return this->indicator == soci::i_null ? std::nullopt : std::optional<T>(this->value);
    }
  };
  template <class Tuple>
  struct SlotsOf;
  template <class... T>
  struct SlotsOf<std::tuple<T...>> {
    using Type = std::tuple<Slot<T>...>;
  };
  struct Resetter {
    soci::statement& statement;
    ~Resetter() { Reset(statement); }
  };

  // The row that stands in the slots.
  Row Current() const {
    return std::apply([](const auto&... slot) { return Row(slot.Get()...); }, row_);
  }

  template <std::size_t... kIndex, class... Args>
  void Bind(std::index_sequence<kIndex...>, const Args&... args) {
    static_assert(sizeof...(Args) == std::tuple_size_v<Params>, "one argument per parameter");
    (std::get<kIndex>(params_).Set(args), ...);
  }

  typename SlotsOf<Params>::Type params_;
  typename SlotsOf<Row>::Type row_;
  soci::statement statement_;
};

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_STORE_STATEMENT_H_
