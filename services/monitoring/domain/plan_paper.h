#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_PLAN_PAPER_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_PLAN_PAPER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/finance/column.h"

// How papers print a plan: what a statement lays out again. Nothing is reckoned with it.
namespace rekenschap::monitoring {

// A published paper.
struct Document {
  std::string number;
  std::string title;
  std::string date;  // ISO 8601
  std::string uri;

  bool operator==(const Document&) const = default;
};

// What a programme's money rests on.
struct Purpose {
  std::vector<Document> legal_basis;
  std::string budget_chapter;
  std::string budget_article;
  std::string instrument;

  bool operator==(const Purpose&) const = default;
};

// A reasoned departure from a printed figure.
struct Rectification {
  std::string reason;
  std::string author;
  std::string date;  // ISO 8601

  bool operator==(const Rectification&) const = default;
};

// What is printed of a line in a column, and why something else is worked with.
struct PaperCell {
  finance::Column column;
  std::string printed;  // verbatim; may be empty
  std::optional<Rectification> rectification;

  bool operator==(const PaperCell&) const = default;
};

struct PaperLine {
  std::string line;              // the id of the plan's line
  std::vector<PaperCell> cells;  // by column; those that have a print or a rectification
  std::string printed_row_total;

  bool operator==(const PaperLine&) const = default;
};

// A total as printed.
struct PaperTotal {
  finance::Column column;
  std::string printed;

  bool operator==(const PaperTotal&) const = default;
};

// The lines that a paper prints together under one total.
struct PaperTable {
  std::string id;
  std::string title;
  std::int64_t print_unit = 1;             // in whole euros, fte or counts
  std::vector<PaperLine> lines;            // in the order printed
  std::vector<PaperTotal> printed_totals;  // by column
  std::string printed_grand_total;

  bool operator==(const PaperTable&) const = default;
};

// A revision as its papers have it. Without tables in copies that arrived before they were kept.
struct RevisionPaper {
  std::string title;
  std::optional<Document> printed_in;
  Document adopted_by;
  std::int64_t sequence = 0;        // the entry of planning's journal that recorded it
  std::int64_t adopt_sequence = 0;  // and the one that adopted it
  std::vector<PaperTable> tables;

  bool operator==(const RevisionPaper&) const = default;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_PLAN_PAPER_H_
