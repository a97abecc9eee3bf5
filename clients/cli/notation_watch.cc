#include "clients/cli/notation_watch.h"

#include "clients/cli/report_figures.h"

namespace rekenschap::cli {

void NotationWatch::See(const SheetCell& cell, const std::string& place, bool english) {
  // Only a point or a comma in a text tells which notation it is.
  const bool telling =
      cell.kind == SheetCell::Kind::kText && cell.text.find_first_of(",.") != std::string::npos;
  std::string& first = english ? english_ : dutch_;
  if (telling && first.empty()) first = place + " (" + QuotedCell(cell.text) + ")";
}

void NotationWatch::Note(finance::Language language, ReportFile& file) const {
  if (english_.empty() || dutch_.empty()) return;
  const bool dutch = language == finance::Language::kDutch;
  file.problems.push_back(
      {0, "", "NOTATION_MIXED",
       (dutch ? "in dit bestand staan cijfers in Nederlandse en in Engelse notatie door elkaar: "
              : "this file mixes figures in Dutch and in English notation: ") +
           dutch_ + (dutch ? " en " : " and ") + english_,
       dutch ? "schrijf alle cijfers op één manier: een komma voor decimalen, punten per duizendtal"
             : "write all figures one way: a decimal comma, dots by thousands",
       ""});
}

}  // namespace rekenschap::cli
