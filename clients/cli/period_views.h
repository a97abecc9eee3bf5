#ifndef REKENSCHAP_CLIENTS_CLI_PERIOD_VIEWS_H_
#define REKENSCHAP_CLIENTS_CLI_PERIOD_VIEWS_H_

#include <string>
#include <vector>

#include <absl/time/time.h>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/monitoring/v1/period.pb.h"

namespace rekenschap::cli {

// Of one programme: its units down, its periods across, how far each report is, and below them how
// complete and how timely the whole is. To the right, how each unit reported over these periods, by
// `rates`; none leaves that out. For programs: a row per period and unit.
Table PeriodsGrid(const Session& session, const std::vector<monitoring::v1::Period>& periods,
                  const std::vector<monitoring::v1::ReportingRate>& rates);

// The grid in parts that fit beside each other, without the rows below the units that have nothing
// to say in a part.
std::vector<Table> GridParts(const Table& grid);

// What comes before each look of who follows periods: on a terminal it clears the screen; elsewhere
// people get a line with the moment, in UTC, and programs nothing.
std::string WatchHeading(const Session& session, absl::Time now);

// Of many programmes: a row per period with its counts.
Table PeriodsSummary(const Session& session, const std::vector<monitoring::v1::Period>& periods);

// The rates: a row per unit and one for all together, or one per programme.
Table RatesTable(const Session& session, const std::vector<monitoring::v1::ReportingRate>& rates);

// What the words in the grid mean, in lines.
std::string GridLegend(const Session& session);

// Of one period, with its reports: how far each of them is, and why one was exempted or returned.
Table PeriodReports(const Session& session, const monitoring::v1::Period& period);

// A period, and who closed and reopened it and why, in a few lines.
void PrintPeriod(const Session& session, const monitoring::v1::Period& period);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PERIOD_VIEWS_H_
