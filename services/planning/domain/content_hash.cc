#include "services/planning/domain/content_hash.h"

#include "services/base/hash/canonical.h"

namespace rekenschap::planning {
namespace {

using base::Canonical;

void Add(Canonical& canonical, const Document& document) {
  canonical.Text(document.number)
      .Text(document.title)
      .Text(finance::FormatDate(document.date))
      .Text(document.uri);
}

void Add(Canonical& canonical, const Cell& cell) {
  canonical.Text(finance::FormatColumn(cell.column));
  cell.printed ? canonical.Text(cell.printed->text) : canonical.Absent();
  canonical.Integer(cell.worked_with);
  if (!cell.rectification) {
    canonical.Absent();
    return;
  }
  canonical.Text(cell.rectification->reason)
      .Text(cell.rectification->author)
      .Text(finance::FormatDate(cell.rectification->date));
}

void Add(Canonical& canonical, const Line& line) {
  canonical.Text(line.id)
      .Text(line.title)
      .Integer(line.opening_position)
      .Text(line.allocation_key)
      .Text(line.pays_for)
      .Flag(line.may_be_negative)
      .List(line.cells.size());
  for (const Cell& cell : line.cells) Add(canonical, cell);
}

void Add(Canonical& canonical, const Table& table) {
  canonical.Text(table.id)
      .Text(table.title)
      .Text(finance::ToString(table.measure))
      .Text(finance::ToString(table.nature))
      .Text(finance::ToString(table.basis))
      .Integer(table.print_unit)
      .List(table.lines.size());
  for (const Line& line : table.lines) Add(canonical, line);
  canonical.List(table.printed_totals.size());
  for (const PrintedTotal& total : table.printed_totals) {
    canonical.Text(finance::FormatColumn(total.column)).Text(total.printed.text);
  }
}

void Add(Canonical& canonical, const AllocationKey& key) {
  canonical.Text(key.id).Text(key.title);
  Add(canonical, key.source);
  canonical.List(key.weights.size());
  for (const finance::Weight& weight : key.weights)
    canonical.Text(weight.id).Integer(weight.weight);
}

}  // namespace

std::string ContentHash(const Unit& unit) {
  Canonical canonical("rekenschap.unit", 1);
  canonical.Text(unit.id)
      .Text(unit.title)
      .Text(unit.parent)
      .Text(finance::FormatDate(unit.valid_from));
  unit.valid_until ? canonical.Text(finance::FormatDate(*unit.valid_until)) : canonical.Absent();
  return canonical.Text(unit.predecessor).Hash();
}

std::string ContentHash(const Programme& programme) {
  Canonical canonical("rekenschap.programme", 1);
  canonical.Text(programme.id).Text(programme.title).List(programme.legal_basis.size());
  for (const Document& document : programme.legal_basis) Add(canonical, document);
  canonical.Text(programme.budget_chapter)
      .Text(programme.budget_article)
      .Text(programme.instrument)
      .Text(finance::ToString(programme.cadence))
      .List(programme.units.size());
  for (const std::string& unit : programme.units) canonical.Text(unit);
  return canonical.Optional(programme.threshold.share_basis_points)
      .Optional(programme.threshold.amount_eurocents)
      .Optional(programme.threshold.amount_fte_thousandths)
      .Optional(programme.threshold.amount_count)
      .Hash();
}

std::string ContentHash(const Revision& revision) {
  Canonical canonical("rekenschap.revision", 1);
  canonical.Text(revision.programme).Integer(revision.number).Text(revision.title);
  revision.printed_in ? Add(canonical, *revision.printed_in) : void(canonical.Absent());
  Add(canonical, revision.adopted_by);
  canonical.Text(revision.reconciliation_override)
      .Integer(revision.target_resolution_version)
      .List(revision.tables.size());
  for (const Table& table : revision.tables) Add(canonical, table);
  canonical.List(revision.keys.size());
  for (const AllocationKey& key : revision.keys) Add(canonical, key);
  return canonical.Hash();
}

std::string AdoptionHash(const Revision& revision) {
  return Canonical("rekenschap.adoption", 1)
      .Text(revision.content_hash)
      .Text(revision.adopter)
      .Hash();
}

}  // namespace rekenschap::planning
