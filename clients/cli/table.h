#ifndef REKENSCHAP_CLIENTS_CLI_TABLE_H_
#define REKENSCHAP_CLIENTS_CLI_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <google/protobuf/message.h>

#include "clients/cli/session.h"
#include "rekenschap/type/v1/figure.pb.h"
#include "services/finance/quantity.h"

namespace rekenschap::cli {

enum class Colour { kNone, kGood, kBad, kDim };

// One cell: what a person reads and, where that differs, what a program does.
struct Cell {
  // Texts become cells without ado.
  Cell(std::string shown) : text(std::move(shown)) {}  // NOLINT(google-explicit-constructor)
  Cell(const char* shown) : text(shown) {}             // NOLINT(google-explicit-constructor)
  Cell(std::string shown, std::string for_programs, Colour shade = Colour::kNone)
      : text(std::move(shown)), plain(std::move(for_programs)), colour(shade) {}

  std::string text;
  std::string plain;  // empty: as `text`
  Colour colour = Colour::kNone;
};

struct Column {
  std::string title;
  bool right = false;     // figures stand to the right
  std::string name = {};  // for programs, whatever the language; empty: as `title`
};

struct Table {
  std::string title;  // above it, for people; may be empty
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // for people, a row of one cell spans the whole table
};

// How wide `text` is: in characters, not in bytes.
std::size_t WidthOf(const std::string& text);

// Prints a table aligned for people, or for programs as CSV with a header (`;`) or a JSON list of
// objects, with the names of the columns and plain figures. In CSV, which spreadsheets open, no
// text is a formula (`NoFormula`).
void Print(const Session& session, const Table& table);

// Goes on with a CSV of which the header was printed before.
void PrintCsvRows(const Session& session, const Table& table);

// Prints an answer as JSON (Protobuf's mapping).
void PrintJson(const Session& session, const google::protobuf::Message& message);

// An answer that is a list, one by one: the same JSON without holding them all. Then its end, which
// is the whole where the list is `empty`.
void PrintListedJson(const Session& session, const std::string& field, bool first,
                     const google::protobuf::Message& message);
void EndListedJson(const Session& session, bool empty);

// A figure in the session's notation; plain for programs. Empty when it is not set.
Cell FigureCell(const Session& session, bool is_set, const type::v1::Quantity& quantity,
                Colour colour = Colour::kNone);

// Basis points as a percentage, such as `-12,3 %`.
Cell PercentCell(const Session& session, bool is_set, std::int64_t basis_points);

// `rotterdam` of `units/rotterdam`.
std::string LastPart(const std::string& name);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_TABLE_H_
