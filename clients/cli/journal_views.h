#ifndef REKENSCHAP_CLIENTS_CLI_JOURNAL_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_JOURNAL_VIEWS_H_

#include <cstdint>
#include <deque>

#include "clients/cli/session.h"
#include "rekenschap/system/v1/system_service.pb.h"

namespace rekenschap::cli {

// Prints the entries of a journal, page by page: for programs each as it comes, for people the last
// ones, as a table, with how many came before those. Keeps no more than the last ones.
class JournalPrinter {
 public:
  // `last` is how many of the last entries to print; 0 is all of them for programs, and what a
  // table can hold for people.
  JournalPrinter(const Session& session, std::size_t last);
  JournalPrinter(const JournalPrinter&) = delete;
  JournalPrinter& operator=(const JournalPrinter&) = delete;

  void Take(const system::v1::ListEntriesResponse& page);
  bool empty() const { return taken_ == 0; }
  // After the last page.
  void Finish();

 private:
  void Print(const system::v1::JournalEntry& entry);

  const Session& session_;
  const std::size_t last_;
  std::deque<system::v1::JournalEntry> kept_;  // at most the last ones
  std::int64_t taken_ = 0;
  std::int64_t printed_ = 0;
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_JOURNAL_VIEWS_H_
