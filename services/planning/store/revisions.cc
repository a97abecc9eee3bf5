#include "services/planning/store/revisions.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "services/planning/store/columns.h"
#include "services/planning/store/revision_content.h"

namespace rekenschap::planning {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;
using Integer = std::int64_t;
using MaybeInteger = std::optional<std::int64_t>;

struct SelectLastNumber {
  static constexpr char kSql[] =
      "SELECT number FROM revision WHERE programme = :programme ORDER BY number DESC LIMIT 1";
  using Params = std::tuple<Text>;
  using Row = std::tuple<Integer>;
};
struct Insert {
  static constexpr char kSql[] =
      "INSERT INTO revision (programme, number, title, printed_number, printed_title, "
      "printed_date, "
      "printed_uri, adopted_number, adopted_title, adopted_date, adopted_uri, "
      "reconciliation_override, target_resolution_version, author, record_time_micros, sequence, "
      "content_hash, phase, budget_year, predecessor, given_hash) VALUES (:programme, :number, "
      ":title, :pn, :pt, :pd, :pu, :an, :at, :ad, :au, :override, :version, :author, :time, "
      ":sequence, :hash, :phase, :year, :predecessor, :given)";
  using Params =
      std::tuple<Text, Integer, Text, MaybeText, MaybeText, MaybeText, MaybeText, Text, Text, Text,
                 Text, Text, Integer, Text, Integer, Integer, Text, Text, Integer, Integer, Text>;
  using Row = std::tuple<>;
};
struct UpdateAdopted {
  static constexpr char kSql[] =
      "UPDATE revision SET adopter = :adopter, adopt_time_micros = :time, "
      "adopt_sequence = :sequence WHERE programme = :programme AND number = :number";
  using Params = std::tuple<Text, Integer, Integer, Text, Integer>;
  using Row = std::tuple<>;
};
struct SelectOne {
  static constexpr char kSql[] =
      "SELECT title, printed_number, printed_title, printed_date, printed_uri, adopted_number, "
      "adopted_title, adopted_date, adopted_uri, reconciliation_override, "
      "target_resolution_version, author, record_time_micros, sequence, content_hash, adopter, "
      "adopt_time_micros, adopt_sequence, phase, budget_year, predecessor FROM revision "
      "WHERE programme = :programme AND number = :number";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, MaybeText, MaybeText, MaybeText, MaybeText, Text, Text, Text, Text,
                         Text, Integer, Text, Integer, Integer, Text, MaybeText, MaybeInteger,
                         MaybeInteger, Text, Integer, Integer>;
};
struct SelectNumbers {
  static constexpr char kSql[] =
      "SELECT number FROM revision WHERE programme = :programme AND number > :after AND "
      "sequence <= :known AND record_time_micros <= :moment ORDER BY number LIMIT :most";
  using Params = std::tuple<Text, Integer, Integer, Integer, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectInForce {
  static constexpr char kSql[] =
      "SELECT number FROM revision WHERE programme = :programme AND adopter IS NOT NULL AND "
      "adopted_date <= :date AND adopt_sequence <= :known AND adopt_time_micros <= :moment "
      "ORDER BY number DESC LIMIT 1";
  using Params = std::tuple<Text, Text, Integer, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectGiven {
  static constexpr char kSql[] =
      "SELECT number FROM revision WHERE programme = :programme AND given_hash = :hash "
      "ORDER BY number LIMIT 1";
  using Params = std::tuple<Text, Text>;
  using Row = std::tuple<Integer>;
};
struct SelectOn {
  static constexpr char kSql[] =
      "SELECT number, target_resolution_version, content_hash FROM revision WHERE "
      "programme = :programme AND predecessor = :predecessor ORDER BY number";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer, Integer, Text>;
};
struct SelectRecorded {
  static constexpr char kSql[] =
      "SELECT number FROM revision WHERE programme = :programme AND number = :number AND "
      "sequence <= :known AND record_time_micros <= :moment";
  using Params = std::tuple<Text, Integer, Integer, Integer>;
  using Row = std::tuple<Integer>;
};
struct SelectStep {
  static constexpr char kSql[] =
      "SELECT phase, budget_year FROM revision WHERE programme = :programme AND number = :number";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Text, Integer>;
};
struct SelectPredecessor {
  static constexpr char kSql[] =
      "SELECT predecessor FROM revision WHERE programme = :programme AND number = :number";
  using Params = std::tuple<Text, Integer>;
  using Row = std::tuple<Integer>;
};

}  // namespace

std::int64_t NextRevisionNumber(base::Connection& connection, const std::string& programme) {
  const auto last = connection.First<SelectLastNumber>(programme);
  return last ? std::get<0>(*last) + 1 : 1;
}

std::int64_t RevisionGivenAs(base::Connection& connection, const std::string& programme,
                             const std::string& given_hash) {
  const auto row = connection.First<SelectGiven>(programme, given_hash);
  return row ? std::get<0>(*row) : 0;
}

std::vector<RecordedContent> ContentsOn(base::Connection& connection, const std::string& programme,
                                        std::int64_t predecessor) {
  std::vector<RecordedContent> contents;
  for (auto& [number, version, hash] : connection.All<SelectOn>(programme, predecessor)) {
    contents.push_back({number, static_cast<int>(version), std::move(hash)});
  }
  return contents;
}

void InsertRevision(base::Connection& connection, const Revision& revision,
                    const std::string& given_hash) {
  MaybeText number;
  MaybeText title;
  MaybeText date;
  MaybeText uri;
  if (const auto& printed = revision.printed_in) {
    number = printed->number;
    title = printed->title;
    date = finance::FormatDate(printed->date);
    uri = printed->uri;
  }
  const Document& adopted = revision.adopted_by;
  connection.Run<Insert>(revision.programme, revision.number, revision.title, number, title, date,
                         uri, adopted.number, adopted.title, finance::FormatDate(adopted.date),
                         adopted.uri, revision.reconciliation_override,
                         Integer{revision.target_resolution_version}, revision.author,
                         revision.record_time_micros, revision.sequence, revision.content_hash,
                         Text(ToString(revision.phase)), Integer{revision.budget_year},
                         revision.predecessor, given_hash);
  InsertContent(connection, revision);
}

void MarkAdopted(base::Connection& connection, const Revision& revision) {
  connection.Run<UpdateAdopted>(revision.adopter, revision.adopt_time_micros,
                                revision.adopt_sequence, revision.programme, revision.number);
}

std::optional<Revision> FindRevision(base::Connection& connection, const std::string& programme,
                                     std::int64_t number, const Known& known) {
  auto row = connection.First<SelectOne>(programme, number);
  if (!row) return std::nullopt;
  auto& [title, printed_number, printed_title, printed_date, printed_uri, adopted_number,
         adopted_title, adopted_date, adopted_uri, reconciliation_override, version, author, time,
         sequence, hash, adopter, adopt_time, adopt_sequence, phase, budget_year, predecessor] =
      *row;
  if (sequence > known.sequence || time > known.time_micros) return std::nullopt;
  Revision revision;
  revision.programme = programme;
  revision.number = number;
  revision.title = std::move(title);
  if (printed_number) {
    revision.printed_in = StoredDocument(*std::move(printed_number), printed_title.value_or(""),
                                         printed_date.value_or(""), printed_uri.value_or(""));
  }
  revision.adopted_by = StoredDocument(std::move(adopted_number), std::move(adopted_title),
                                       adopted_date, std::move(adopted_uri));
  revision.reconciliation_override = std::move(reconciliation_override);
  revision.target_resolution_version = static_cast<int>(version);
  revision.author = std::move(author);
  revision.record_time_micros = time;
  revision.sequence = sequence;
  revision.content_hash = std::move(hash);
  revision.phase = Stored(ParsePhase(phase));
  revision.budget_year = static_cast<int>(budget_year);
  revision.predecessor = predecessor;
  if (adopter && adopt_sequence.value_or(0) <= known.sequence &&
      adopt_time.value_or(0) <= known.time_micros) {
    revision.state = Revision::State::kAdopted;
    revision.adopter = *std::move(adopter);
    revision.adopt_time_micros = adopt_time.value_or(0);
    revision.adopt_sequence = adopt_sequence.value_or(0);
  }
  LoadContent(connection, revision);
  return revision;
}

std::int64_t RevisionInForce(base::Connection& connection, const std::string& programme,
                             const std::optional<finance::Date>& effective_date,
                             const Known& known) {
  const Text date = effective_date ? finance::FormatDate(*effective_date) : "9999-12-31";
  const auto row =
      connection.First<SelectInForce>(programme, date, known.sequence, known.time_micros);
  return row ? std::get<0>(*row) : 0;
}

bool IsKnown(base::Connection& connection, const std::string& programme, std::int64_t number,
             const Known& known) {
  return connection.First<SelectRecorded>(programme, number, known.sequence, known.time_micros)
      .has_value();
}

RevisionStep StepOf(base::Connection& connection, const std::string& programme,
                    std::int64_t number) {
  const auto row = connection.First<SelectStep>(programme, number);
  if (!row) return {};
  const auto& [phase, budget_year] = *row;
  return {Stored(ParsePhase(phase)), static_cast<int>(budget_year)};
}

std::vector<std::int64_t> ChainTo(base::Connection& connection, const std::string& programme,
                                  std::int64_t number) {
  std::vector<std::int64_t> chain;
  while (number > 0) {
    chain.push_back(number);
    const auto row = connection.First<SelectPredecessor>(programme, number);
    // A predecessor is an earlier one, always; a store that says otherwise would not end.
    const std::int64_t before = row ? std::get<0>(*row) : 0;
    if (before >= number) throw std::runtime_error("a stored chain of revisions runs in a circle");
    number = before;
  }
  std::ranges::reverse(chain);
  return chain;
}

std::vector<Revision> ListRevisions(base::Connection& connection, const std::string& programme,
                                    std::int64_t after, int limit, const Known& known) {
  std::vector<Revision> revisions;
  for (const auto& [number] : connection.All<SelectNumbers>(programme, after, known.sequence,
                                                            known.time_micros, Integer{limit})) {
    if (auto revision = FindRevision(connection, programme, number, known)) {
      revisions.push_back(*std::move(revision));
    }
  }
  return revisions;
}

}  // namespace rekenschap::planning
