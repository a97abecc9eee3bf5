#ifndef REKENSCHAP_CLIENTS_CLI_STATEMENT_DOCUMENT_H_
#define REKENSCHAP_CLIENTS_CLI_STATEMENT_DOCUMENT_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/statement.pb.h"
#include "rekenschap/monitoring/v1/statement_service.pb.h"
#include "rekenschap/monitoring/v1/statement_table.pb.h"

// What a statement says to people, apart from how it is written down: a list of blocks, which a
// text, a Markdown page or another form can be made of.
namespace rekenschap::cli {

// One part of the document, in the reader's language. Which of the fields it has goes with the
// kind.
struct Block {
  enum class Kind {
    kTitle,    // text
    kHeading,  // text
    kText,     // text: a paragraph
    kFacts,    // items: a label and what it is
    kTable,    // table; its first column stays when it is divided
    kNotes,    // items: a mark and a text
    kCode,     // text: a line that is no language, such as a hash
  };

  Kind kind = Kind::kText;
  std::string text = {};
  std::vector<std::pair<std::string, std::string>> items = {};
  Table table = {};
  std::size_t together = 0;  // how many of the table's last columns are read beside one another
};
using Blocks = std::vector<Block>;

// The whole statement.
Blocks StatementBlocks(const Session& session,
                       const monitoring::v1::GetStatementResponse& response);

// Its tables: as papers print them with what came of it beside, and exactly.
void AddStatementTables(const Session& session, const monitoring::v1::StatementContent& content,
                        Blocks& blocks);

// And per unit.
void AddUnitTables(const Session& session, const monitoring::v1::StatementContent& content,
                   Blocks& blocks);

// What a statement calls its units and lines. Made once: a file may hold very many of them.
class StatementTitles {
 public:
  explicit StatementTitles(const monitoring::v1::StatementContent& content);

  // `Rotterdam` of `units/rotterdam`, or of the name of a report of it.
  std::string OfUnit(const std::string& name) const;

  // `Rotterdam` of the name of a report, and `Rotterdam, 2021-Q1` where that is of another period.
  std::string OfReport(const std::string& name) const;

  // `Mensenhandel (formatie) (mensenhandel-budget)` of `mensenhandel-budget`.
  std::string OfLine(const std::string& line) const;

 private:
  std::string period_;
  std::map<std::string, std::string> units_;
  std::map<std::string, std::string> lines_;
};

// `geaccepteerd`; for programs `ACCEPTED`.
Cell StatementStateCell(const Session& session, monitoring::v1::StatementUnit::State state);

// `op koers`; for programs `ON_TARGET`.
Cell StatementStatusCell(const Session& session, monitoring::v1::StatementFigures::Status status);

// The same of a statement's figures, where it knows why they are missing: of a report that came in
// and does not count it says so, and of one that counts that it has nothing on the line. Made once:
// a file may hold very many units. For programs MISSING all the same.
class StatementStatuses {
 public:
  StatementStatuses(const Session& session, const monitoring::v1::StatementContent& content);

  Cell OfUnit(const monitoring::v1::StatementUnitFigures& unit) const;
  // Over all units.
  Cell OfLine(const monitoring::v1::StatementLine& line) const;
  Cell OfTotal(const monitoring::v1::StatementTable& table) const;

 private:
  // Whether some unit is missing on the line, and of each that is a report counts.
  bool IsNotReported(const monitoring::v1::StatementLine& line) const;
  // Of a unit, or over all units where it is empty.
  std::string MissingWords(const std::string& unit) const;
  Cell Of(const monitoring::v1::StatementFigures& figures, const std::string& missing) const;

  const Session& session_;
  const bool accepted_;
  std::map<std::string, monitoring::v1::StatementUnit::State> states_;  // by unit
  std::set<monitoring::v1::StatementUnit::State> all_;                  // that any unit is in
  std::set<std::string> counted_;  // units of which a report counts
};

// `sha256` in groups of eight digits.
std::string InGroups(const std::string& hash);

// What a unit explains, with its cause and amount where it gives them.
std::string ExplanationWords(const Session& session,
                             const monitoring::v1::StatementExplanation& given);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_STATEMENT_DOCUMENT_H_
