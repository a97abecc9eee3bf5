#include <algorithm>

#include "services/base/hash/canonical.h"
#include "services/monitoring/domain/content_hash.h"

// The hashes of the copies of the plans.
namespace rekenschap::monitoring {
namespace {

using base::Canonical;

void Add(Canonical& canonical, const std::vector<finance::Weight>& weights) {
  canonical.List(weights.size());
  for (const finance::Weight& weight : weights) canonical.Text(weight.id).Integer(weight.weight);
}

void Add(Canonical& canonical, const PlanLine& line) {
  const finance::Series& series = line.plan.series;
  canonical.Text(line.id)
      .Text(line.title)
      .Text(finance::ToString(line.measure))
      .Text(finance::ToString(line.basis))
      .Flag(line.may_be_negative)
      .Text(finance::ToString(series.nature))
      .Integer(series.opening)
      .Optional(series.structural)
      .List(series.years.size());
  for (const auto& [year, value] : series.years) canonical.Integer(year).Integer(value);
  Add(canonical, line.plan.weights);
}

bool IsPlain(const PlanLine& line) {
  const finance::LinePlan& plan = line.plan;
  return !line.receipts && plan.phasing == finance::Phasing() && plan.amounts.empty() &&
         plan.handovers.empty();
}

// What format 2 says of a line beyond format 1.
void AddRest(Canonical& canonical, const PlanLine& line) {
  const finance::LinePlan& plan = line.plan;
  canonical.Flag(line.receipts).List(plan.phasing.profile.size());
  for (const std::int64_t share : plan.phasing.profile) canonical.Integer(share);
  canonical.List(plan.phasing.years.size());
  for (const auto& [year, figures] : plan.phasing.years) {
    canonical.Integer(year).List(figures.size());
    for (const std::int64_t figure : figures) canonical.Integer(figure);
  }
  canonical.List(plan.amounts.size());
  for (const auto& [column, given] : plan.amounts) {
    canonical.Text(finance::FormatColumn(column)).Integer(given.reserve).List(given.units.size());
    for (const finance::Share& share : given.units) canonical.Text(share.id).Integer(share.value);
  }
  canonical.List(plan.handovers.size());
  for (const finance::Handover& handover : plan.handovers) {
    canonical.Text(handover.from).Text(finance::FormatDate(handover.date));
    Add(canonical, handover.to);
  }
}

void Add(Canonical& canonical, const Document& document) {
  canonical.Text(document.number).Text(document.title).Text(document.date).Text(document.uri);
}

void Add(Canonical& canonical, const PaperLine& line) {
  canonical.Text(line.line).Text(line.printed_row_total).List(line.cells.size());
  for (const PaperCell& cell : line.cells) {
    canonical.Text(finance::FormatColumn(cell.column)).Text(cell.printed);
    if (const auto& rectification = cell.rectification) {
      canonical.Text(rectification->reason).Text(rectification->author).Text(rectification->date);
    } else {
      canonical.Absent();
    }
  }
}

// What format 3 says of a revision beyond format 2.
void Add(Canonical& canonical, const RevisionPaper& paper) {
  canonical.Text(paper.title);
  paper.printed_in ? Add(canonical, *paper.printed_in) : void(canonical.Absent());
  Add(canonical, paper.adopted_by);
  canonical.Integer(paper.sequence).Integer(paper.adopt_sequence).List(paper.tables.size());
  for (const PaperTable& table : paper.tables) {
    canonical.Text(table.id).Text(table.title).Integer(table.print_unit).List(table.lines.size());
    for (const PaperLine& line : table.lines) Add(canonical, line);
    canonical.List(table.printed_totals.size());
    for (const PaperTotal& total : table.printed_totals) {
      canonical.Text(finance::FormatColumn(total.column)).Text(total.printed);
    }
    canonical.Text(table.printed_grand_total);
  }
}

}  // namespace

std::string ContentHash(const Unit& unit) {
  // What was copied before format 2 keeps its hash.
  Canonical canonical("rekenschap.unit-copy", unit.parent.empty() ? 1 : 2);
  canonical.Text(unit.id).Text(unit.title).Text(finance::FormatDate(unit.valid_from));
  unit.valid_until ? canonical.Text(finance::FormatDate(*unit.valid_until)) : canonical.Absent();
  if (!unit.parent.empty()) canonical.Text(unit.parent);
  return canonical.Hash();
}

std::string ContentHash(const Programme& programme) {
  // What was copied before format 2 keeps its hash.
  const bool plain = programme.purpose == Purpose();
  Canonical canonical("rekenschap.programme-copy", plain ? 1 : 2);
  canonical.Text(programme.id)
      .Text(programme.title)
      .Text(finance::ToString(programme.cadence))
      .Integer(programme.threshold.share_basis_points)
      .Integer(programme.threshold.amount_eurocents)
      .Integer(programme.threshold.amount_fte_thousandths)
      .Integer(programme.threshold.amount_count)
      .List(programme.units.size());
  for (const Unit& unit : programme.units) canonical.Text(unit.id);
  if (plain) return canonical.Hash();
  canonical.List(programme.purpose.legal_basis.size());
  for (const Document& document : programme.purpose.legal_basis) Add(canonical, document);
  return canonical.Text(programme.purpose.budget_chapter)
      .Text(programme.purpose.budget_article)
      .Text(programme.purpose.instrument)
      .Hash();
}

std::string ContentHash(const std::string& programme, const PlanRevision& revision) {
  // What was copied before a format keeps its hash.
  const bool tables = !revision.paper.tables.empty();
  const bool paying = std::ranges::any_of(
      revision.lines, [](const PlanLine& line) { return !line.pays_for.empty(); });
  const bool plain =
      !tables && !paying &&
      std::ranges::all_of(revision.lines, [](const PlanLine& line) { return IsPlain(line); });
  Canonical canonical("rekenschap.revision-copy", paying ? 4 : tables ? 3 : plain ? 1 : 2);
  canonical.Text(programme)
      .Integer(revision.number)
      .Text(revision.content_hash)
      .Text(revision.adopted_by)
      .Text(revision.adopted_date)
      .List(revision.lines.size());
  for (const PlanLine& line : revision.lines) {
    Add(canonical, line);
    if (!plain) AddRest(canonical, line);
    if (paying) canonical.Text(line.pays_for);
  }
  if (tables || paying) Add(canonical, revision.paper);
  return canonical.Hash();
}

}  // namespace rekenschap::monitoring
