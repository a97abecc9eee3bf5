#include "services/planning/app/planning.h"

#include <utility>

#include "services/base/status/status.h"
#include "services/finance/names.h"
#include "services/planning/app/lookups.h"
#include "services/planning/domain/content_hash.h"
#include "services/planning/store/programmes.h"
#include "services/planning/store/units.h"

namespace rekenschap::planning {
namespace {

using base::Connection;
using base::JournalEntry;
using base::Recorded;
using base::Request;

constexpr char kExists[] = "exists already; choose another id, or use it";

}  // namespace

void Planning::CreateUnit(Unit unit, Request request, absl::Time deadline,
                          base::DoneWith<Unit> done) {
  request.request_hash = ContentHash(unit);
  auto decide = [this, unit, hash = request.request_hash, principal = request.principal](
                    Connection& connection) mutable -> absl::StatusOr<Recorded<Unit>> {
    const std::string name = finance::UnitName(unit.id);
    if (HasUnit(connection, unit.id)) return AlreadyExists("UNIT_EXISTS", "unit", name, kExists);
    for (const std::string& other : {unit.parent, unit.predecessor}) {
      if (!other.empty()) RETURN_IF_ERROR(CheckUnit(connection, other));
    }
    const JournalEntry entry = journal_.Append(connection, {principal, "unit.create", name, hash});
    unit.record_time_micros = entry.record_time_micros;
    unit.sequence = entry.sequence;
    InsertUnit(connection, unit);
    return Recorded<Unit>{unit, {entry.sequence}};
  };
  auto recall = [id = unit.id](Connection& connection, const base::Remembered&) {
    return UnitOrError(connection, id);
  };
  base::WriteOnce<Unit>(store_, deadline, std::move(request), std::move(decide), std::move(recall),
                        std::move(done));
}

void Planning::GetUnit(std::string id, absl::Time deadline, base::DoneWith<Unit> done) {
  base::ReadAs<Unit>(
      store_, deadline,
      [id = std::move(id)](Connection& connection) { return UnitOrError(connection, id); },
      std::move(done));
}

void Planning::ListUnits(std::string after, int limit, absl::Time deadline,
                         base::DoneWith<Page<Unit>> done) {
  base::ReadAs<Page<Unit>>(
      store_, deadline,
      [after = std::move(after), limit](Connection& connection) -> absl::StatusOr<Page<Unit>> {
        auto units = planning::ListUnits(connection, after, limit);
        const bool more = units.size() == static_cast<std::size_t>(limit);
        return Page<Unit>{std::move(units), more};
      },
      std::move(done));
}

void Planning::CreateProgramme(Programme programme, Request request, absl::Time deadline,
                               base::DoneWith<Programme> done) {
  request.request_hash = ContentHash(programme);
  auto recall = [id = programme.id](Connection& connection, const base::Remembered&) {
    return ProgrammeOrError(connection, id);
  };
  auto decide = [this, programme = std::move(programme), hash = request.request_hash,
                 principal = request.principal](
                    Connection& connection) mutable -> absl::StatusOr<Recorded<Programme>> {
    const std::string name = finance::ProgrammeName(programme.id);
    if (FindProgramme(connection, programme.id)) {
      return AlreadyExists("PROGRAMME_EXISTS", "programme", name, kExists);
    }
    for (const std::string& unit : programme.units) {
      if (known_units_.contains(unit)) continue;
      ASSIGN_OR_RETURN(const Unit found, UnitOrError(connection, unit));
      if (journal_.IsDurable(found.sequence)) known_units_.insert(unit);
    }
    const JournalEntry entry =
        journal_.Append(connection, {principal, "programme.create", name, hash});
    programme.record_time_micros = entry.record_time_micros;
    programme.sequence = entry.sequence;
    InsertProgramme(connection, programme);
    return Recorded<Programme>{programme, {entry.sequence}};
  };
  base::WriteOnce<Programme>(store_, deadline, std::move(request), std::move(decide),
                             std::move(recall), std::move(done));
}

void Planning::GetProgramme(std::string id, absl::Time deadline, base::DoneWith<Programme> done) {
  base::ReadAs<Programme>(
      store_, deadline,
      [id = std::move(id)](Connection& connection) { return ProgrammeOrError(connection, id); },
      std::move(done));
}

void Planning::ListProgrammes(std::string after, int limit, absl::Time deadline,
                              base::DoneWith<Page<Programme>> done) {
  base::ReadAs<Page<Programme>>(
      store_, deadline,
      [after = std::move(after), limit](Connection& connection) -> absl::StatusOr<Page<Programme>> {
        auto programmes = planning::ListProgrammes(connection, after, limit);
        const bool more = programmes.size() == static_cast<std::size_t>(limit);
        return Page<Programme>{std::move(programmes), more};
      },
      std::move(done));
}

}  // namespace rekenschap::planning
