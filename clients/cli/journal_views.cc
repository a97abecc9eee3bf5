#include "clients/cli/journal_views.h"

#include <ostream>
#include <string>
#include <vector>

#include "clients/cli/plan_words.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using system::v1::JournalEntry;

constexpr std::size_t kMostForPeople = 1000;

Table TableOf(const Session& session) {
  Table table;
  table.columns = {{"#", true, "sequence"},
                   {session.Say("tijd", "time"), false, "record_time"},
                   {session.Say("wie", "who"), false, "principal"},
                   {session.Say("wat", "what"), false, "action"},
                   {session.Say("waarvan", "of what"), false, "resource"},
                   {session.Say("ketenhash", "chain hash"), false, "chain_hash"}};
  return table;
}

std::vector<Cell> RowOf(const JournalEntry& entry) {
  return {std::to_string(entry.sequence()),
          MomentCell(entry.record_time()),
          entry.principal(),
          entry.action(),
          entry.resource(),
          {entry.chain_hash().substr(0, 16), entry.chain_hash(), Colour::kDim}};
}

}  // namespace

JournalPrinter::JournalPrinter(const Session& session, std::size_t last)
    : session_(session),
      last_(last == 0 && session.output == Output::kTable ? kMostForPeople : last) {}

void JournalPrinter::Take(const system::v1::ListEntriesResponse& page) {
  taken_ += page.entries_size();
  for (const JournalEntry& entry : page.entries()) {
    if (last_ == 0) {
      Print(entry);
      continue;
    }
    if (kept_.size() == last_) kept_.pop_front();
    kept_.push_back(entry);
  }
}

void JournalPrinter::Print(const JournalEntry& entry) {
  if (session_.output == Output::kCsv) {
    Table table = TableOf(session_);
    table.rows.push_back(RowOf(entry));
    printed_ == 0 ? cli::Print(session_, table) : PrintCsvRows(session_, table);
  } else {
    PrintListedJson(session_, "entries", printed_ == 0, entry);
  }
  ++printed_;
}

void JournalPrinter::Finish() {
  if (session_.output != Output::kTable) {
    for (const JournalEntry& entry : kept_) Print(entry);
    if (session_.output == Output::kJson) {
      EndListedJson(session_, printed_ == 0);
    } else if (printed_ == 0) {
      cli::Print(session_, TableOf(session_));
    }
    return;
  }
  Table table = TableOf(session_);
  for (const JournalEntry& entry : kept_) table.rows.push_back(RowOf(entry));
  cli::Print(session_, table);
  const std::int64_t before = taken_ - static_cast<std::int64_t>(kept_.size());
  if (before == 0) return;
  session_.out << session_.Say("Laatste regels: ", "Last entries: ") << kept_.size()
               << session_.Say("; daarvoor: ", "; before them: ") << before
               << session_.Say(". Verder terug: --most; alle regels: --output csv.\n",
                               ". Further back: --most; all entries: --output csv.\n");
}

}  // namespace rekenschap::cli
