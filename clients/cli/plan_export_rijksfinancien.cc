#include "clients/cli/plan_export_rijksfinancien.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include <absl/strings/str_cat.h>

#include "clients/cli/csv_rows.h"
#include "clients/cli/open_data_columns.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

constexpr std::int64_t kCentsInThousandEuros = 100'000;

// Eurocents in thousands of euros: `1234`, `-0,5`, `1234,56789`.
std::string InThousands(std::int64_t eurocents) {
  const bool negative = eurocents < 0;
  const std::int64_t cents = negative ? -eurocents : eurocents;
  std::string fraction = std::to_string(cents % kCentsInThousandEuros);
  fraction.insert(0, 5 - fraction.size(), '0');
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return absl::StrCat(negative ? "-" : "", cents / kCentsInThousandEuros,
                      fraction.empty() ? "" : ",", fraction);
}

// The letter of a table's figures; nothing where the columns have no place for them.
std::optional<const char*> KindOf(const planning::v1::Table& table) {
  const bool receipts = table.direction() == planning::v1::DIRECTION_RECEIPTS;
  if (table.basis() == type::v1::BASIS_CASH) {
    return receipts ? rijksfinancien::kReceipts : rijksfinancien::kExpenditure;
  }
  if (table.basis() == type::v1::BASIS_COMMITMENTS && !receipts) {
    return rijksfinancien::kCommitments;
  }
  return std::nullopt;
}

NoPlace WhyNot(const planning::v1::Table& table) {
  if (table.measure() == type::v1::MEASURE_FTE) return NoPlace::kFte;
  if (table.measure() == type::v1::MEASURE_COUNT) return NoPlace::kCount;
  return table.basis() == type::v1::BASIS_ACCRUAL ? NoPlace::kAccrual : NoPlace::kCommittedReceipts;
}

std::string PhaseCodeOf(planning::v1::Revision::Phase phase) {
  const auto* const found = std::ranges::find(
      kPhaseCodes, phase, &std::pair<planning::v1::Revision::Phase, const char*>::first);
  return found == std::end(kPhaseCodes) ? "" : found->second;
}

}  // namespace

RijksfinancienExport ToRijksfinancien(const planning::v1::Programme& programme,
                                      const planning::v1::Revision& revision) {
  const std::vector<std::string> header(std::begin(rijksfinancien::kColumns),
                                        std::end(rijksfinancien::kColumns));
  RijksfinancienExport out;
  out.csv = CsvRow(header, ';');
  for (const planning::v1::Table& table : revision.tables()) {
    const auto kind = KindOf(table);
    for (const auto& line : table.lines()) {
      const auto leave_out = [&](NoPlace why, const type::v1::Quantity& figure) {
        out.left_out.push_back({line.id(), line.title(), why, figure});
      };
      if (!kind) {
        leave_out(WhyNot(table), {});
        continue;
      }
      if (line.cells().empty()) leave_out(NoPlace::kNoFigures, {});
      for (const auto& cell : line.cells()) {
        if (cell.structural()) {
          leave_out(NoPlace::kStructural, cell.worked_with());
          continue;
        }
        std::map<std::string, std::string> row;
        row[rijksfinancien::kIndex] =
            absl::StrCat(programme.budget_chapter(), ".", programme.budget_article(), ".",
                         table.id(), "..", line.id(), ".", *kind);
        row[rijksfinancien::kYear] = std::to_string(cell.year());
        row[rijksfinancien::kPhase] = PhaseCodeOf(revision.phase());
        row[rijksfinancien::kChapterNumber] = programme.budget_chapter();
        row[rijksfinancien::kArticleNumber] = programme.budget_article();
        row[rijksfinancien::kPartName] = table.title();
        row[rijksfinancien::kPartNumber] = table.id();
        row[rijksfinancien::kInstrumentName] = programme.instrument();
        row[rijksfinancien::kSchemeName] = line.title();
        row[rijksfinancien::kSchemeNumber] = line.id();
        row[rijksfinancien::kKind] = *kind;
        row[rijksfinancien::kAmount] = InThousands(cell.worked_with().eurocents());
        std::vector<std::string> cells;
        cells.reserve(header.size());
        for (const std::string& column : header) cells.push_back(row[column]);
        absl::StrAppend(&out.csv, CsvRow(cells, ';'));
      }
    }
  }
  return out;
}

std::string LeftOut::ToText(const Session& session) const {
  const auto reason = [&]() -> std::string {
    switch (why) {
      case NoPlace::kFte:
        return session.Say("fte's, geen euro's", "fte, not euros");
      case NoPlace::kCount:
        return session.Say("aantallen, geen euro's", "counts, not euros");
      case NoPlace::kAccrual:
        return session.Say("baten en lasten; de tabellen kennen alleen verplichtingen en kas",
                           "accrual; the tables know commitments and cash only");
      case NoPlace::kCommittedReceipts:
        return session.Say(
            "ontvangsten op verplichtingenbasis; de tabellen kennen ze alleen op kasbasis",
            "receipts as commitments; the tables know them as cash only");
      case NoPlace::kStructural:
        return session.Say("het structurele bedrag van € ", "the structural amount of € ") +
               FigureCell(session, true, figure).text +
               session.Say("; de tabellen kennen alleen jaren", "; the tables know years only");
      case NoPlace::kNoFigures:
        return session.Say("geen bedragen", "no figures");
    }
    return "";
  };
  return absl::StrCat(line, " (", title, "): ", reason());
}

}  // namespace rekenschap::cli
