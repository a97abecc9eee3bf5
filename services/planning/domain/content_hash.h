#ifndef REKENSCHAP_SERVICES_PLANNING_DOMAIN_CONTENT_HASH_H_
#define REKENSCHAP_SERVICES_PLANNING_DOMAIN_CONTENT_HASH_H_

#include <string>

#include "services/planning/domain/programme.h"
#include "services/planning/domain/revision.h"
#include "services/planning/domain/unit.h"

// What the journal holds of each resource: a hash over its canonical content, without the record of
// when and by whom. The order of the fields below is the order in the canonical form.
namespace rekenschap::planning {

// `rekenschap.unit` 1: id, title, parent, valid from, valid until, predecessor.
std::string ContentHash(const Unit& unit);

// `rekenschap.programme` 1: id, title, legal basis, chapter, article, instrument, cadence, units,
// threshold (share, euros, fte, count). Format 2 for one with an article size, which comes last.
std::string ContentHash(const Programme& programme);

// `rekenschap.revision` 1: programme, number, title, printed in, adopted by, override, target
// resolution version, tables (id, title, measure, nature, basis, print unit, lines, printed
// totals), keys. A line: id, title, opening position, key, pays for, may be negative, cells. A
// cell: column, print, worked with, rectification. Format 2 for one that says more than that; after
// it come phase, budget year, predecessor, mutations, per table its direction, grand total and per
// line amounts, profile, figures per period and row total, then of the keys total and limit, and
// profiles, handovers, instalments.
std::string ContentHash(const Revision& revision);

// The hash of a draft as it was given, before it has a number and its predecessor completes it:
// `rekenschap.draft` 1: its content hash without number, per cell whether it is left open, per
// entry of its mutations the measure given. The content hash itself for one that format 1 can say.
std::string GivenHash(Revision draft);

// `rekenschap.adoption` 1: the revision's content hash, adopter.
std::string AdoptionHash(const Revision& revision);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_CONTENT_HASH_H_
