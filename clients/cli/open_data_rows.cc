#include "clients/cli/open_data_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <absl/strings/numbers.h>

#include "clients/cli/budget_label.h"
#include "clients/cli/open_data_columns.h"
#include "services/finance/date.h"
#include "services/finance/names.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using finance::Column;
using planning::v1::Revision;

constexpr std::size_t kMaxText = 200;
constexpr int kDecimalsOfThousands = 5;  // of a thousand euros, down to a cent

class Reader {
 public:
  Reader(OpenDataFormat format, const Sheet& sheet, Revision::Phase wanted,
         ImportProblems& problems)
      : ofdp_(format == OpenDataFormat::kOfdp),
        sheet_(sheet),
        wanted_(wanted),
        problems_(problems) {}

  OpenDataRows Read() {
    const std::size_t before = problems_.total();
    ReadHeader();
    if (problems_.total() == before) SettlePhase();
    if (problems_.total() > before) return {};
    FindKinds();
    for (std::size_t i = 1; i < sheet_.rows.size(); ++i) {
      if (!IsEmpty(i) && PhaseOf(i) == out_.phase) ReadRow(i);
    }
    return std::move(out_);
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return problems_.Say(dutch, english);
  }

  void Note(std::size_t row, const char* column, const char* rule, std::string message) {
    problems_.Add(PlaceOf(row, column), rule, std::move(message),
                  Say("herstel de rij, of exporteer het plan opnieuw: rekenschap plan export",
                      "mend the row, or export the plan again: rekenschap plan export"));
  }

  std::string PlaceOf(std::size_t row, const char* column) const {
    const auto at = columns_.find(column);
    return sheet_.PlaceOf(row, at == columns_.end() ? 0 : at->second);
  }

  const std::string& At(std::size_t row, const char* column) const {
    static const std::string kNothing;
    const auto at = columns_.find(column);
    return at == columns_.end() ? kNothing : sheet_.At(row, at->second).text;
  }

  bool IsEmpty(std::size_t row) const {
    return std::ranges::all_of(sheet_.rows[row],
                               [](const SheetCell& cell) { return cell.text.empty(); });
  }

  const char* PhaseColumn() const { return ofdp_ ? ofdp::kPhaseId : rijksfinancien::kPhase; }

  void ReadHeader() {
    for (std::size_t i = 0; i < sheet_.rows.front().size(); ++i) {
      columns_.emplace(sheet_.At(0, i).text, i);
    }
    const auto need = [this](const char* column) {
      if (columns_.contains(column)) return;
      problems_.Add("A1", "COLUMN_MISSING",
                    Say("de kolom ontbreekt: ", "the column is missing: ") + column,
                    Say("exporteer het plan opnieuw: rekenschap plan export",
                        "export the plan again: rekenschap plan export"));
    };
    if (ofdp_) {
      std::ranges::for_each(ofdp::kColumns, need);
    } else {
      std::ranges::for_each(
          std::initializer_list<const char*>{
              rijksfinancien::kYear, rijksfinancien::kPhase, rijksfinancien::kPartName,
              rijksfinancien::kPartNumber, rijksfinancien::kSchemeName,
              rijksfinancien::kSchemeNumber, rijksfinancien::kKind, rijksfinancien::kAmount},
          need);
    }
  }

  std::optional<Revision::Phase> PhaseOf(std::size_t row) const {
    const std::string& code = At(row, PhaseColumn());
    if (code.empty()) return Revision::PHASE_UNSPECIFIED;
    for (const auto& [phase, known] : kPhaseCodes) {
      if (code == known) return phase;
    }
    return std::nullopt;
  }

  void SettlePhase() {
    const std::size_t before = problems_.total();
    std::map<Revision::Phase, std::size_t> rows;
    for (std::size_t i = 1; i < sheet_.rows.size(); ++i) {
      if (IsEmpty(i)) continue;
      const auto phase = PhaseOf(i);
      if (phase) {
        ++rows[*phase];
      } else {
        Note(i, PhaseColumn(), "PHASE_UNKNOWN",
             "'" + At(i, PhaseColumn()) + Say("' is geen fase", "' is no phase"));
      }
    }
    if (problems_.total() > before) return;
    if (rows.empty()) {
      problems_.Add("", "FILE_EMPTY", Say("het bestand heeft geen rijen", "the file has no rows"),
                    Say("exporteer het plan opnieuw: rekenschap plan export",
                        "export the plan again: rekenschap plan export"));
    } else if (rows.size() == 1) {
      out_.phase = rows.begin()->first;
    } else if (rows.contains(wanted_)) {
      out_.phase = wanted_;
      for (const auto& [phase, count] : rows) {
        if (phase != wanted_) out_.other_phases += count;
      }
    } else {
      problems_.Add(PlaceOf(1, PhaseColumn()), "PHASES_SEVERAL",
                    Say("het bestand heeft cijfers van meer dan één fase",
                        "the file has figures of more than one phase"),
                    Say("kies er een met --phase", "choose one with --phase"));
    }
  }

  // A part of an article can have commitments, expenditure and receipts; each is a table here.
  void FindKinds() {
    if (ofdp_) return;
    for (std::size_t i = 1; i < sheet_.rows.size(); ++i) {
      if (!IsEmpty(i)) {
        kinds_[At(i, rijksfinancien::kPartNumber)].insert(At(i, rijksfinancien::kKind));
      }
    }
  }

  static std::string IdOf(const std::string& id, const std::string& title) {
    return finance::IsId(id) ? id : IdFromTitle(id.empty() ? title : id);
  }

  bool ReadColumn(std::size_t row, const char* name, Column& column) {
    int year = 0;
    if (absl::SimpleAtoi(At(row, name), &year) && year >= finance::kFirstYear &&
        year <= finance::kLastYear) {
      column = Column{year};
      return true;
    }
    Note(row, name, "YEAR_UNFIT",
         "'" + At(row, name).substr(0, 40) +
             Say("' is geen jaar van 1900 tot en met 2200", "' is no year from 1900 to 2200"));
    return false;
  }

  bool ReadRijksfinancien(std::size_t number, OpenDataRow& row) {
    const std::string& kind = At(number, rijksfinancien::kKind);
    if (kind != rijksfinancien::kCommitments && kind != rijksfinancien::kExpenditure &&
        kind != rijksfinancien::kReceipts) {
      Note(number, rijksfinancien::kKind, "KIND_UNKNOWN",
           "'" + kind.substr(0, 40) + Say("' is geen V, U of O", "' is not V, U or O"));
      return false;
    }
    const std::string& part = At(number, rijksfinancien::kPartNumber);
    row.table_title = At(number, rijksfinancien::kPartName);
    row.line_title = At(number, rijksfinancien::kSchemeName);
    row.table_id = IdOf(part, row.table_title);
    row.line_id = IdOf(At(number, rijksfinancien::kSchemeNumber), row.line_title);
    if (kinds_[part].size() > 1 && kind != rijksfinancien::kExpenditure) {
      const char* const suffix =
          kind == rijksfinancien::kCommitments ? "-verplichtingen" : "-ontvangsten";
      row.table_id += suffix;
      row.line_id += suffix;
    }
    row.kind.measure = finance::Measure::kEuro;
    row.kind.nature = finance::Nature::kFlow;
    row.kind.basis =
        kind == rijksfinancien::kCommitments ? finance::Basis::kCommitments : finance::Basis::kCash;
    row.kind.direction = kind == rijksfinancien::kReceipts ? planning::v1::DIRECTION_RECEIPTS
                                                           : planning::v1::DIRECTION_EXPENDITURE;
    row.kind.print_unit = 1'000;
    return ReadColumn(number, rijksfinancien::kYear, row.column);
  }

  bool ReadOfdp(std::size_t number, OpenDataRow& row) {
    row.table_id = At(number, ofdp::kTable);
    row.table_title = At(number, ofdp::kTableTitle);
    row.line_id = At(number, ofdp::kLine);
    row.line_title = At(number, ofdp::kLineTitle);
    const auto measure = finance::ParseMeasure(At(number, ofdp::kMeasure));
    const auto nature = finance::ParseNature(At(number, ofdp::kNature));
    const std::string& basis_name = At(number, ofdp::kBasis);
    const auto basis = basis_name.empty() ? finance::Basis::kNone : finance::ParseBasis(basis_name);
    const std::string& direction = At(number, ofdp::kDirection);
    const bool known =
        direction.empty() || direction == ofdp::kExpenditure || direction == ofdp::kRevenue;
    if (!measure || !nature || !basis || !known) {
      Note(number, ofdp::kMeasure, "KIND_UNKNOWN",
           Say("measure, nature, basis of direction is niet bekend",
               "measure, nature, basis or direction is not known"));
      return false;
    }
    row.kind.measure = *measure;
    row.kind.nature = *nature;
    row.kind.basis = *basis;
    if (!direction.empty()) {
      row.kind.direction = direction == ofdp::kRevenue ? planning::v1::DIRECTION_RECEIPTS
                                                       : planning::v1::DIRECTION_EXPENDITURE;
    }
    row.kind.print_unit = 1;
    if (At(number, ofdp::kStructural) == "true" && At(number, ofdp::kYear).empty()) {
      row.column = Column::Structural();
      return true;
    }
    return ReadColumn(number, ofdp::kYear, row.column);
  }

  void ReadRow(std::size_t number) {
    OpenDataRow row;
    if (!(ofdp_ ? ReadOfdp(number, row) : ReadRijksfinancien(number, row))) return;
    const char* const id_column = ofdp_ ? ofdp::kLine : rijksfinancien::kSchemeNumber;
    const char* const title_column = ofdp_ ? ofdp::kLineTitle : rijksfinancien::kSchemeName;
    row.line_place = PlaceOf(number, id_column);
    if (!finance::IsId(row.table_id) || !finance::IsId(row.line_id)) {
      return Note(number, id_column, "ID_MALFORMED",
                  Say("de rij noemt geen tabel en regel", "the row names no table and line"));
    }
    for (const std::string* title : {&row.table_title, &row.line_title}) {
      if (!title->empty() && title->size() <= kMaxText) continue;
      return Note(number, title_column, "TITLE_UNFIT",
                  Say("een naam is leeg of langer dan 200 tekens",
                      "a name is empty or longer than 200 characters"));
    }
    if (ReadFigure(number, row)) out_.rows.push_back(std::move(row));
  }

  bool ReadFigure(std::size_t number, OpenDataRow& row) {
    const char* const column = ofdp_ ? ofdp::kValue : rijksfinancien::kAmount;
    row.figure_place = PlaceOf(number, column);
    row.text = At(number, column);
    if (row.text.empty()) return true;
    // Thousands of euros with five decimals are eurocents.
    const int decimals = ofdp_ ? finance::DecimalsOf(row.kind.measure) : kDecimalsOfThousands;
    const auto written = ofdp_ ? finance::ReadPlain(row.text) : finance::ReadDutch(row.text);
    const auto value = written.ok() ? finance::ScaleTo(*written, decimals) : written.status();
    if (value.ok()) {
      row.value = *value;
      return true;
    }
    Note(number, column, "FIGURE_MALFORMED",
         "'" + row.text.substr(0, 40) +
             (ofdp_ ? Say("' is geen getal met een decimale punt, of is te fijn of te groot",
                          "' is no number with a decimal point, or too fine or too large")
                    : Say("' is geen bedrag met een decimale komma, of is te fijn of te groot",
                          "' is no amount with a decimal comma, or too fine or too large")));
    return false;
  }

  const bool ofdp_;
  const Sheet& sheet_;
  const Revision::Phase wanted_;
  ImportProblems& problems_;
  std::map<std::string, std::size_t> columns_;
  std::map<std::string, std::set<std::string>> kinds_;  // the letters of each part of the article
  OpenDataRows out_;
};

}  // namespace

OpenDataRows ReadOpenDataRows(OpenDataFormat format, const Sheet& sheet, Revision::Phase phase,
                              ImportProblems& problems) {
  return Reader(format, sheet, phase, problems).Read();
}

}  // namespace rekenschap::cli
