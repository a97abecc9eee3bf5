#include "clients/cli/report_header.h"

#include <algorithm>
#include <utility>

#include "clients/cli/report_columns.h"
#include "clients/cli/report_figures.h"
#include "services/base/text/blanks.h"
#include "services/finance/names.h"
#include "services/finance/period.h"

namespace rekenschap::cli {
namespace {

using finance::Language;

class HeaderReader {
 public:
  HeaderReader(const Sheet& sheet, std::size_t at, Language language,
               std::vector<FileProblem>& problems)
      : sheet_(sheet), at_(at), language_(language), problems_(problems) {}

  std::optional<ReportHeader> Read() {
    if (at_ >= sheet_.rows.size()) return std::nullopt;
    const std::size_t before = problems_.size();
    for (std::size_t i = 0; i < sheet_.rows[at_].size(); ++i) {
      Take(i, std::string(base::Trimmed(sheet_.rows[at_][i].text)));
    }
    NoteMissing();
    const bool sound = problems_.size() == before;
    NoteRowsAbove();
    if (!sound) return std::nullopt;
    return std::move(header_);
  }

 private:
  std::string Say(const char* dutch, const char* english) const {
    return language_ == Language::kDutch ? dutch : english;
  }

  void Note(std::size_t column, const std::string& text, const char* rule, std::string message,
            std::string remedy) {
    problems_.push_back({static_cast<int>(at_) + 1, text, rule, std::move(message),
                         std::move(remedy), sheet_.PlaceOf(at_, column)});
  }

  void Take(std::size_t column, const std::string& text) {
    const KnownColumn* known = FindColumn(text);
    if (text.empty()) {
      NoteUnnamed(column);
    } else if (known == nullptr) {
      NoteUnknown(column, text);
    }
    const std::string_view field = known == nullptr ? "" : known->field;
    if (!field.empty() && header_.ColumnOf(field)) {
      Note(column, text, "COLUMN_TWICE",
           Say("deze kolom staat er twee keer", "this column stands here twice"),
           Say("laat er één staan", "leave one of them"));
    }
    header_.texts.push_back(text);
    header_.fields.push_back(field);
  }

  // What is filled in below an empty header would go unread.
  void NoteUnnamed(std::size_t column) {
    for (std::size_t row = at_ + 1; row < sheet_.rows.size(); ++row) {
      if (sheet_.At(row, column).IsEmpty()) continue;
      Note(column, "", "COLUMN_UNNAMED",
           Say("deze kolom heeft geen kop, en wel inhoud: ",
               "this column has no header, and has content: ") +
               sheet_.PlaceOf(row, column),
           Say("geef haar de kop die erbij hoort, of maak haar leeg",
               "give it the header that goes with it, or empty it"));
      return;
    }
  }

  std::string At(std::size_t row, std::string_view field) const {
    return header_.At(sheet_.rows[row], field);
  }

  // Whether a row above the header looks like one of those below it, although a part of it may be
  // missing: of a period with the id of a line or a figure, or of ids with a figure.
  bool IsOfReport(std::size_t row) const {
    bool figure = false;
    for (std::size_t i = 0; i < header_.fields.size(); ++i) {
      figure = figure || (IsFigureField(header_.fields[i]) && MayBeFigure(sheet_.At(row, i)));
    }
    const bool line = finance::IsId(At(row, "line"));
    if (finance::ParsePeriod(At(row, "period")).ok()) return figure || line;
    return figure && line && finance::IsId(At(row, "programme")) && finance::IsId(At(row, "unit"));
  }

  // A title or a letterhead may stand above the header; a row of a report would go unread, as when
  // a sorted sheet has its header between its rows.
  void NoteRowsAbove() {
    for (std::size_t row = 0; row < at_; ++row) {
      if (!IsOfReport(row)) continue;
      problems_.push_back(
          {static_cast<int>(row) + 1, "", "ROW_ABOVE_HEADER",
           Say("deze rij staat boven de kop en wordt niet gelezen, maar ze lijkt er bij te horen",
               "this row stands above the header and is not read, but it looks like one of those "
               "below"),
           Say("zet de kop boven alle rijen", "put the header above all rows"),
           sheet_.PlaceOf(row, 0)});
    }
  }

  void NoteUnknown(std::size_t column, const std::string& text) {
    const std::string near = NearestHeader(text, language_);
    Note(column, text, "COLUMN_UNKNOWN",
         Say("deze kolom is niet bekend", "this column is not known"),
         near.empty() ? Say("gebruik de kolommen van het sjabloon: rekenschap report template",
                            "use the columns of the template: rekenschap report template")
                      : Say("is bedoeld: ", "is meant: ") + near + "?");
  }

  void NoteMissing() {
    for (const KnownColumn& column : KnownColumns()) {
      if (!column.required || header_.ColumnOf(column.field)) continue;
      problems_.push_back(
          {static_cast<int>(at_) + 1,
           std::string(language_ == Language::kDutch ? column.dutch : column.english),
           "COLUMN_MISSING", Say("deze kolom ontbreekt", "this column is missing"),
           Say("voeg de kolom toe; scheid kolommen in een CSV-bestand met ;",
               "add the column; separate columns in a CSV file with ;"),
           ""});
    }
  }

  const Sheet& sheet_;
  const std::size_t at_;
  const Language language_;
  std::vector<FileProblem>& problems_;
  ReportHeader header_;
};

}  // namespace

std::optional<std::size_t> ReportHeader::ColumnOf(std::string_view field) const {
  const auto found = std::ranges::find(fields, field);
  if (found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields.begin());
}

std::string ReportHeader::At(const std::vector<SheetCell>& row, std::string_view field) const {
  const auto column = ColumnOf(field);
  if (!column || *column >= row.size()) return {};
  return std::string(base::Trimmed(row[*column].text));
}

std::optional<ReportHeader> ReadReportHeader(const Sheet& sheet, std::size_t at, Language language,
                                             std::vector<FileProblem>& problems) {
  return HeaderReader(sheet, at, language, problems).Read();
}

void NoteColumns(const ReportHeader& header, Language language, FiledReport& filed) {
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    if (header.fields[i].empty()) continue;
    filed.columns.emplace(header.fields[i], header.texts[i]);
    filed.places.emplace(header.fields[i], i);
  }
  for (const KnownColumn& column : KnownColumns()) {
    filed.columns.emplace(column.field, HeaderOf(column.field, language));
  }
}

}  // namespace rekenschap::cli
