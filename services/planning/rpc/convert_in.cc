#include <algorithm>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include "services/base/rpc/fields.h"
#include "services/finance/names.h"
#include "services/planning/rpc/convert.h"
#include "services/wire/wire.h"

namespace rekenschap::planning {
namespace {

using base::FieldChecks;

finance::Date DateOf(FieldChecks& checks, const std::string& field, const std::string& text) {
  return checks.Take(field, "DATE_MALFORMED", finance::ParseDate(text));
}

Document DocumentOf(FieldChecks& checks, const std::string& field, const type::v1::Document& in) {
  Document document;
  document.number = checks.Text(field + ".number", in.number(), 1, 63);
  document.title = checks.Text(field + ".title", in.title(), 0, 300);
  document.date = DateOf(checks, field + ".date", in.date());
  document.uri = checks.Text(field + ".uri", in.uri(), 0, 500);
  if (!in.uri().empty() && in.uri().rfind("https://", 0) != 0) {
    checks.Note(field + ".uri", "URI_MALFORMED", "it is empty or starts with https://");
  }
  return document;
}

std::optional<std::int64_t> NotNegative(FieldChecks& checks, const std::string& field, bool is_set,
                                        std::int64_t value) {
  if (!is_set) return std::nullopt;
  if (value < 0 || value > finance::kMaxFigure) {
    checks.Note(field, "THRESHOLD_UNFIT", "it is below 0, or larger than any figure");
  }
  return value;
}

DeviationThreshold ThresholdOf(FieldChecks& checks, const v1::DeviationThreshold& in) {
  const std::string field = "programme.deviation_threshold.";
  DeviationThreshold threshold;
  threshold.share_basis_points = NotNegative(checks, field + "share_basis_points",
                                             in.has_share_basis_points(), in.share_basis_points());
  if (in.share_basis_points() > 10'000) {
    checks.Note(field + "share_basis_points", "THRESHOLD_UNFIT", "it is above 10000, the whole");
  }
  threshold.amount_eurocents = NotNegative(checks, field + "amount_eurocents",
                                           in.has_amount_eurocents(), in.amount_eurocents());
  threshold.amount_fte_thousandths =
      NotNegative(checks, field + "amount_fte_thousandths", in.has_amount_fte_thousandths(),
                  in.amount_fte_thousandths());
  threshold.amount_count =
      NotNegative(checks, field + "amount_count", in.has_amount_count(), in.amount_count());
  return threshold;
}

// The column of a cell or a printed total.
template <class Proto>
finance::Column ColumnOf(FieldChecks& checks, const std::string& field, const Proto& in) {
  if (in.column_case() == Proto::kStructural && in.structural()) {
    return finance::Column::Structural();
  }
  if (in.column_case() == Proto::kYear && in.year() >= finance::kFirstYear &&
      in.year() <= finance::kLastYear) {
    return {in.year()};
  }
  checks.Note(field, "COLUMN_MISSING",
              absl::StrFormat("name a year from %d to %d, or structural: true", finance::kFirstYear,
                              finance::kLastYear));
  return {};
}

std::int64_t AmountOf(FieldChecks& checks, const std::string& field, const type::v1::Quantity& in,
                      finance::Measure measure) {
  const auto quantity = wire::FromProto(in);
  if (!quantity || quantity->measure != measure) {
    checks.Note(field, "MEASURE_WRONG",
                absl::StrFormat("the table is in %s; give the amount in that measure",
                                std::string(finance::ToString(measure))));
    return 0;
  }
  if (quantity->value > finance::kMaxFigure || quantity->value < -finance::kMaxFigure) {
    checks.Note(field, "FIGURE_TOO_LARGE", "it is larger than any figure can be here");
    return 0;
  }
  return quantity->value;
}

Cell CellOf(FieldChecks& checks, const std::string& field, const v1::Cell& in, const Table& table) {
  Cell cell;
  cell.column = ColumnOf(checks, field, in);
  if (!in.printed().empty()) {
    checks.Text(field + ".printed", in.printed(), 1, 40);
    cell.printed =
        checks.Take(field + ".printed", "FIGURE_MALFORMED",
                    finance::ParsePrinted(in.printed(), table.measure, table.print_unit));
  }
  if (in.has_worked_with()) {
    cell.worked_with = AmountOf(checks, field + ".worked_with", in.worked_with(), table.measure);
  } else if (cell.printed) {
    cell.worked_with = cell.printed->value;
  } else {
    checks.Note(field, "FIGURE_MISSING", "give what is printed, what is worked with, or both");
  }
  if (in.has_rectification()) {
    const v1::Rectification& given = in.rectification();
    Rectification rectification;
    rectification.reason = checks.Text(field + ".rectification.reason", given.reason(), 10, 2000);
    rectification.author = checks.Text(field + ".rectification.author", given.author(), 1, 120);
    rectification.date = DateOf(checks, field + ".rectification.date", given.date());
    cell.rectification = std::move(rectification);
  }
  return cell;
}

Line LineOf(FieldChecks& checks, const std::string& field, const v1::Line& in, const Table& table) {
  Line line;
  line.id = in.id();
  line.title = checks.Text(field + ".title", in.title(), 1, 200);
  if (checks.Bounded(field + ".cells", in.cells_size(), 400)) {
    for (int i = 0; i < in.cells_size(); ++i) {
      line.cells.push_back(
          CellOf(checks, absl::StrFormat("%s.cells[%d]", field, i), in.cells(i), table));
    }
  }
  std::ranges::stable_sort(line.cells, {}, &Cell::column);
  if (in.has_opening_position()) {
    line.opening_position =
        AmountOf(checks, field + ".opening_position", in.opening_position(), table.measure);
  }
  line.allocation_key = checks.Text(field + ".allocation_key", in.allocation_key(), 0, 63);
  line.pays_for = checks.Text(field + ".pays_for", in.pays_for(), 0, 63);
  line.may_be_negative = in.may_be_negative();
  return line;
}

Table TableOf(FieldChecks& checks, const std::string& field, const v1::Table& in) {
  Table table;
  table.id = in.id();
  table.title = checks.Text(field + ".title", in.title(), 1, 200);
  const auto measure = wire::FromProto(in.measure());
  if (!measure) checks.Note(field + ".measure", "MEASURE_MISSING", "say EUR, FTE or COUNT");
  const auto nature = wire::FromProto(in.nature());
  if (!nature) checks.Note(field + ".nature", "NATURE_MISSING", "say FLOW or STOCK");
  table.measure = measure.value_or(finance::Measure::kEuro);
  table.nature = nature.value_or(finance::Nature::kFlow);
  table.basis = wire::FromProto(in.basis()).value_or(finance::Basis::kNone);
  table.print_unit = in.print_unit_count() == 0 ? 1 : in.print_unit_count();
  if (in.lines().empty()) checks.Note(field + ".lines", "LINES_MISSING", "a table has a line");
  if (checks.Bounded(field + ".lines", in.lines_size(), 200)) {
    for (int i = 0; i < in.lines_size(); ++i) {
      table.lines.push_back(
          LineOf(checks, absl::StrFormat("%s.lines[%d]", field, i), in.lines(i), table));
    }
  }
  if (checks.Bounded(field + ".printed_totals", in.printed_totals_size(), 400)) {
    for (int i = 0; i < in.printed_totals_size(); ++i) {
      const std::string path = absl::StrFormat("%s.printed_totals[%d]", field, i);
      const v1::PrintedTotal& total = in.printed_totals(i);
      checks.Text(path + ".printed", total.printed(), 1, 40);
      table.printed_totals.push_back(
          {ColumnOf(checks, path, total),
           checks.Take(path + ".printed", "FIGURE_MALFORMED",
                       finance::ParsePrinted(total.printed(), table.measure, table.print_unit))});
    }
  }
  std::ranges::stable_sort(table.printed_totals, {}, &PrintedTotal::column);
  return table;
}

AllocationKey KeyOf(FieldChecks& checks, const std::string& field, const v1::AllocationKey& in) {
  AllocationKey key;
  key.id = in.id();
  key.title = checks.Text(field + ".title", in.title(), 1, 200);
  key.source = DocumentOf(checks, field + ".source", in.source());
  if (checks.Bounded(field + ".weights", in.weights_size(), 1000)) {
    for (int i = 0; i < in.weights_size(); ++i) {
      const v1::UnitWeight& weight = in.weights(i);
      key.weights.push_back({checks.Take(absl::StrFormat("%s.weights[%d].unit", field, i),
                                         "NAME_MALFORMED", finance::UnitId(weight.unit())),
                             weight.weight()});
    }
  }
  std::ranges::stable_sort(key.weights, {}, &finance::Weight::id);
  return key;
}

}  // namespace

absl::StatusOr<Unit> FromProto(const v1::Unit& in) {
  FieldChecks checks;
  Unit unit;
  unit.id = checks.Take("unit.name", "NAME_MALFORMED", finance::UnitId(in.name()));
  unit.title = checks.Text("unit.title", in.title(), 1, 120);
  if (!in.parent().empty()) {
    unit.parent = checks.Take("unit.parent", "NAME_MALFORMED", finance::UnitId(in.parent()));
  }
  if (!in.predecessor().empty()) {
    unit.predecessor =
        checks.Take("unit.predecessor", "NAME_MALFORMED", finance::UnitId(in.predecessor()));
  }
  unit.valid_from = DateOf(checks, "unit.valid_from", in.valid_from());
  if (!in.valid_until().empty()) {
    unit.valid_until = DateOf(checks, "unit.valid_until", in.valid_until());
    if (*unit.valid_until < unit.valid_from) {
      checks.Note("unit.valid_until", "DATES_REVERSED", "it lies before valid_from");
    }
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("UNIT_REFUSED"));
  return unit;
}

absl::StatusOr<Programme> FromProto(const v1::Programme& in) {
  FieldChecks checks;
  Programme programme;
  programme.id = checks.Take("programme.name", "NAME_MALFORMED", finance::ProgrammeId(in.name()));
  programme.title = checks.Text("programme.title", in.title(), 1, 200);
  programme.budget_chapter = checks.Text("programme.budget_chapter", in.budget_chapter(), 1, 10);
  programme.budget_article = checks.Text("programme.budget_article", in.budget_article(), 1, 10);
  programme.instrument = checks.Text("programme.instrument", in.instrument(), 1, 120);
  const auto cadence = wire::FromProto(in.cadence());
  if (!cadence) checks.Note("programme.cadence", "CADENCE_MISSING", "say how often units report");
  programme.cadence = cadence.value_or(finance::PeriodKind::kQuarter);
  if (in.legal_basis().empty()) {
    checks.Note("programme.legal_basis", "DOCUMENT_MISSING", "name the paper that it rests on");
  }
  if (checks.Bounded("programme.legal_basis", in.legal_basis_size(), 20)) {
    for (int i = 0; i < in.legal_basis_size(); ++i) {
      programme.legal_basis.push_back(
          DocumentOf(checks, absl::StrFormat("programme.legal_basis[%d]", i), in.legal_basis(i)));
    }
  }
  if (in.units().empty()) {
    checks.Note("programme.units", "UNITS_MISSING", "at least one unit takes part");
  }
  if (checks.Bounded("programme.units", in.units_size(), 200)) {
    for (int i = 0; i < in.units_size(); ++i) {
      const std::string field = absl::StrFormat("programme.units[%d]", i);
      std::string unit = checks.Take(field, "NAME_MALFORMED", finance::UnitId(in.units(i)));
      if (std::ranges::find(programme.units, unit) != programme.units.end() && !unit.empty()) {
        checks.Note(field, "ID_TWICE", absl::StrFormat("unit '%s' stands twice", unit));
      }
      programme.units.push_back(std::move(unit));
    }
  }
  std::ranges::sort(programme.units);
  programme.threshold = ThresholdOf(checks, in.deviation_threshold());
  RETURN_IF_ERROR(std::move(checks).ToStatus("PROGRAMME_REFUSED"));
  return programme;
}

absl::StatusOr<Revision> FromProto(const std::string& parent, const v1::Revision& in) {
  FieldChecks checks;
  Revision revision;
  revision.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(parent));
  revision.title = checks.Text("revision.title", in.title(), 1, 200);
  if (in.has_printed_in()) {
    revision.printed_in = DocumentOf(checks, "revision.printed_in", in.printed_in());
  }
  revision.adopted_by = DocumentOf(checks, "revision.adopted_by", in.adopted_by());
  revision.reconciliation_override =
      checks.Text("revision.reconciliation_override", in.reconciliation_override(), 0, 2000);
  if (in.tables().empty()) {
    checks.Note("revision.tables", "TABLES_MISSING", "a revision has a table");
  }
  int lines = 0;
  if (checks.Bounded("revision.tables", in.tables_size(), 50)) {
    for (int i = 0; i < in.tables_size(); ++i) {
      lines += in.tables(i).lines_size();
      revision.tables.push_back(
          TableOf(checks, absl::StrFormat("revision.tables[%d]", i), in.tables(i)));
    }
  }
  checks.Bounded("revision.tables", lines, 200);
  if (checks.Bounded("revision.allocation_keys", in.allocation_keys_size(), 50)) {
    for (int i = 0; i < in.allocation_keys_size(); ++i) {
      revision.keys.push_back(
          KeyOf(checks, absl::StrFormat("revision.allocation_keys[%d]", i), in.allocation_keys(i)));
    }
  }
  std::ranges::stable_sort(revision.keys, {}, &AllocationKey::id);
  RETURN_IF_ERROR(std::move(checks).ToStatus("REVISION_REFUSED"));
  return revision;
}

absl::StatusOr<TargetsWanted> FromProto(const v1::ListTargetsRequest& in,
                                        const std::string& page_key) {
  FieldChecks checks;
  TargetsWanted wanted;
  wanted.programme = checks.Take("parent", "NAME_MALFORMED", finance::ProgrammeId(in.parent()));
  if (in.revision_number() < 0) {
    checks.Note("revision_number", "NUMBER_NEGATIVE", "it is below 0");
  }
  if (!in.effective_date().empty()) {
    wanted.effective_date = DateOf(checks, "effective_date", in.effective_date());
  }
  if (checks.Bounded("lines", in.lines_size(), 200)) {
    wanted.targets.lines.assign(in.lines().begin(), in.lines().end());
  }
  if (checks.Bounded("units", in.units_size(), 200)) {
    for (int i = 0; i < in.units_size(); ++i) {
      wanted.targets.units.push_back(checks.Take(absl::StrFormat("units[%d]", i), "NAME_MALFORMED",
                                                 finance::UnitId(in.units(i))));
    }
  }
  if (in.periods().empty()) checks.Note("periods", "PERIOD_MISSING", "name at least one period");
  if (checks.Bounded("periods", in.periods_size(), 400)) {
    for (int i = 0; i < in.periods_size(); ++i) {
      wanted.targets.periods.push_back(checks.Take(absl::StrFormat("periods[%d]", i),
                                                   "PERIOD_MALFORMED",
                                                   finance::ParsePeriod(in.periods(i))));
    }
  }
  const std::size_t dot = page_key.find('.');
  if (!page_key.empty() &&
      (dot == std::string::npos || !absl::SimpleAtoi(page_key.substr(0, dot), &wanted.from.block) ||
       !absl::SimpleAtoi(page_key.substr(dot + 1), &wanted.from.offset) || wanted.from.block < 0 ||
       wanted.from.offset < 0)) {
    checks.Note("page_token", "PAGE_TOKEN_INVALID", "it is not one that ListTargets gave");
  }
  RETURN_IF_ERROR(std::move(checks).ToStatus("TARGETS_REFUSED"));
  return wanted;
}

}  // namespace rekenschap::planning
