#include "services/planning/domain/content_hash.h"

#include <algorithm>

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

bool IsPlain(const Line& line) {
  return line.amounts.empty() && line.profile.empty() && line.phased.empty() &&
         !line.printed_row_total;
}

bool IsPlain(const Table& table) {
  return table.direction == Direction::kExpenditure && !table.printed_grand_total &&
         std::ranges::all_of(table.lines, [](const Line& line) { return IsPlain(line); });
}

bool IsPlain(const AllocationKey& key) {
  return key.total_weight == 0 && !key.deviation_limit_basis_points;
}

// Whether format 1 can say all of it. What was recorded before format 2 keeps its hash.
bool IsPlain(const Revision& revision) {
  return revision.phase == Phase::kUnspecified && revision.budget_year == 0 &&
         revision.predecessor == 0 && revision.mutations.empty() && revision.profiles.empty() &&
         revision.handovers.empty() && revision.instalments.empty() &&
         std::ranges::all_of(revision.tables, [](const Table& table) { return IsPlain(table); }) &&
         std::ranges::all_of(revision.keys, [](const AllocationKey& key) { return IsPlain(key); });
}

void AddPrint(Canonical& canonical, const std::optional<finance::Printed>& printed) {
  printed ? canonical.Text(printed->text) : canonical.Absent();
}

void AddSpread(Canonical& canonical, const Line& line) {
  canonical.List(line.amounts.size());
  for (const auto& [column, given] : line.amounts) {
    canonical.Text(finance::FormatColumn(column)).Integer(given.reserve).List(given.units.size());
    for (const finance::Share& share : given.units) canonical.Text(share.id).Integer(share.value);
  }
  canonical.Text(line.profile).List(line.phased.size());
  for (const auto& [year, figures] : line.phased) {
    canonical.Integer(year).List(figures.size());
    for (const std::int64_t figure : figures) canonical.Integer(figure);
  }
  AddPrint(canonical, line.printed_row_total);
}

void Add(Canonical& canonical, const Mutation& mutation) {
  canonical.Text(mutation.id)
      .Text(mutation.title)
      .Text(ToString(mutation.mutation_class))
      .Text(ToString(mutation.kind))
      .Text(mutation.reason)
      .Text(mutation.explanation)
      .Integer(mutation.index_rate_per_million)
      .Text(mutation.price_level)
      .List(mutation.entries.size());
  for (const MutationEntry& entry : mutation.entries) {
    canonical.Text(entry.line).Text(finance::FormatColumn(entry.column)).Optional(entry.amount);
  }
}

// What format 2 says beyond format 1, after it.
void AddRest(Canonical& canonical, const Revision& revision) {
  canonical.Text(ToString(revision.phase))
      .Integer(revision.budget_year)
      .Integer(revision.predecessor)
      .List(revision.mutations.size());
  for (const Mutation& mutation : revision.mutations) Add(canonical, mutation);
  canonical.List(revision.tables.size());
  for (const Table& table : revision.tables) {
    canonical.Flag(table.direction == Direction::kReceipts);
    AddPrint(canonical, table.printed_grand_total);
    canonical.List(table.lines.size());
    for (const Line& line : table.lines) AddSpread(canonical, line);
  }
  canonical.List(revision.keys.size());
  for (const AllocationKey& key : revision.keys) {
    canonical.Integer(key.total_weight).Optional(key.deviation_limit_basis_points);
  }
  canonical.List(revision.profiles.size());
  for (const PhasingProfile& profile : revision.profiles) {
    canonical.Text(profile.id).Text(profile.title).List(profile.shares.size());
    for (const std::int64_t share : profile.shares) canonical.Integer(share);
  }
  canonical.List(revision.handovers.size());
  for (const finance::Handover& handover : revision.handovers) {
    canonical.Text(handover.from).Text(finance::FormatDate(handover.date)).List(handover.to.size());
    for (const finance::Weight& weight : handover.to) {
      canonical.Text(weight.id).Integer(weight.weight);
    }
  }
  canonical.List(revision.instalments.size());
  for (const Instalment& instalment : revision.instalments) {
    canonical.Integer(instalment.month).Integer(instalment.day).Integer(instalment.share);
  }
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
  Canonical canonical("rekenschap.programme", programme.article_size_eurocents == 0 ? 1 : 2);
  canonical.Text(programme.id).Text(programme.title).List(programme.legal_basis.size());
  for (const Document& document : programme.legal_basis) Add(canonical, document);
  canonical.Text(programme.budget_chapter)
      .Text(programme.budget_article)
      .Text(programme.instrument)
      .Text(finance::ToString(programme.cadence))
      .List(programme.units.size());
  for (const std::string& unit : programme.units) canonical.Text(unit);
  canonical.Optional(programme.threshold.share_basis_points)
      .Optional(programme.threshold.amount_eurocents)
      .Optional(programme.threshold.amount_fte_thousandths)
      .Optional(programme.threshold.amount_count);
  if (programme.article_size_eurocents != 0) canonical.Integer(programme.article_size_eurocents);
  return canonical.Hash();
}

std::string ContentHash(const Revision& revision) {
  const bool plain = IsPlain(revision);
  Canonical canonical("rekenschap.revision", plain ? 1 : 2);
  canonical.Text(revision.programme).Integer(revision.number).Text(revision.title);
  revision.printed_in ? Add(canonical, *revision.printed_in) : void(canonical.Absent());
  Add(canonical, revision.adopted_by);
  canonical.Text(revision.reconciliation_override)
      .Integer(revision.target_resolution_version)
      .List(revision.tables.size());
  for (const Table& table : revision.tables) Add(canonical, table);
  canonical.List(revision.keys.size());
  for (const AllocationKey& key : revision.keys) Add(canonical, key);
  if (!plain) AddRest(canonical, revision);
  return canonical.Hash();
}

std::string GivenHash(Revision draft) {
  draft.number = 0;
  draft.target_resolution_version = 1;  // nobody gives it
  std::string content = ContentHash(draft);
  // A first revision that leaves a figure to its print says what one that gives it says.
  if (IsPlain(draft)) return content;
  Canonical canonical("rekenschap.draft", 1);
  canonical.Text(content);
  for (const Table& table : draft.tables) {
    for (const Line& line : table.lines) {
      for (const Cell& cell : line.cells) canonical.Flag(cell.worked_with_open);
    }
  }
  for (const Mutation& mutation : draft.mutations) {
    for (const MutationEntry& entry : mutation.entries) {
      entry.measure ? canonical.Text(finance::ToString(*entry.measure)) : canonical.Absent();
    }
  }
  return canonical.Hash();
}

std::string AdoptionHash(const Revision& revision) {
  return Canonical("rekenschap.adoption", 1)
      .Text(revision.content_hash)
      .Text(revision.adopter)
      .Hash();
}

}  // namespace rekenschap::planning
