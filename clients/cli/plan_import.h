#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_H_

#include <string>

#include "clients/cli/session.h"
#include "rekenschap/type/v1/document.pb.h"

namespace rekenschap::cli {

struct ImportOptions {
  std::string path;
  std::string programme;  // `avim-mensenhandel`, or the whole name
  std::string sheet;
  std::string table;
  std::string title;       // of the table
  std::string measure;     // eur, fte, count; empty: as the file says
  std::string basis;       // commitments, cash, accrual
  std::string direction;   // expenditure, receipts
  std::string print_unit;  // 1, 1000, 1000000
  std::string notation;    // nl, en
  bool thousands_dot = false;
  bool keep_digits = false;
  std::string phase;  // OWB, NVW, …
  int budget_year = 0;
  std::string revision_title;
  type::v1::Document document;
  type::v1::Document printed_in;  // no number: the same document
  std::string reason;
  std::string explanation;
  std::string key;
  std::string key_file;
  bool write = false;
};

// Reads a file, tells what it understood and what recording it would do to the programme's plan,
// and with `write` records it as a draft.
int ImportPlan(const Session& session, const ImportOptions& options);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_IMPORT_H_
