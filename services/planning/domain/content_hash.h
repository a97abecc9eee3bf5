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
// threshold (share, euros, fte, count).
std::string ContentHash(const Programme& programme);

// `rekenschap.revision` 1: programme, number, title, printed in, adopted by, override, target
// resolution version, tables (id, title, measure, nature, basis, print unit, lines, printed
// totals), keys. A line: id, title, opening position, key, pays for, may be negative, cells. A
// cell: column, print, worked with, rectification.
std::string ContentHash(const Revision& revision);

// `rekenschap.adoption` 1: the revision's content hash, adopter.
std::string AdoptionHash(const Revision& revision);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_DOMAIN_CONTENT_HASH_H_
