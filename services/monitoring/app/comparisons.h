#ifndef REKENSCHAP_SERVICES_MONITORING_APP_COMPARISONS_H_
#define REKENSCHAP_SERVICES_MONITORING_APP_COMPARISONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/monitoring/app/monitoring.h"
#include "services/monitoring/domain/comparison_views.h"
#include "services/monitoring/domain/development.h"
#include "services/monitoring/domain/portfolio.h"

// Plan against realisation. Nothing here writes; every answer is of one moment of the journal.
namespace rekenschap::monitoring {

enum class FigureKind { kProvisional, kAccepted, kBoth };

// Over which periods: one of the cadence, every one of it from one to another, or every year at the
// end of its last period with a report that counts.
enum class Span { kPeriod, kPeriods, kYears };

struct ComparisonQuery {
  std::string programme;
  finance::Period from;  // over several: a year stands for its periods
  finance::Period to;
  Span span = Span::kPeriod;
  Slice slice;
  FigureKind figures = FigureKind::kProvisional;
  View view = View::kUnits;
  std::int64_t as_of_sequence = 0;  // 0 for now
};

struct ComparedPeriod {
  finance::Period period;
  ComparisonTable table;                      // its rows as the view says
  std::optional<Coverage> accepted_coverage;  // of both kinds
  finance::Date due{};                        // the last day on which a report is on time
  bool not_yet_due = false;                   // that day has not passed
  int later_corrections = 0;                  // of what is compared, in reports on later periods
};

struct ComparisonAnswer {
  std::vector<ComparedPeriod> periods;
  Basis basis;
  std::int64_t sequence = 0;
};

// A line over periods. Without `to`: until the last period with a report that counts; without
// `from`: from the first one of the year before that.
struct DevelopmentQuery {
  std::string programme;
  std::string line;
  std::vector<std::string> units;
  std::optional<finance::Period> from;
  std::optional<finance::Period> to;
  std::int64_t as_of_sequence = 0;  // 0 for now
};

struct DevelopmentFigures {
  ComparisonRow total;
  Change change;
};

struct DevelopmentPoint {
  finance::Period period;
  DevelopmentFigures provisional;
  DevelopmentFigures accepted;
};

struct DevelopmentAnswer {
  ComparisonRow line;  // its id, title and kind
  std::vector<DevelopmentPoint> points;
  Basis basis;
  std::int64_t sequence = 0;
};

struct PortfolioQuery {
  std::vector<std::string> programmes;    // empty for all
  std::optional<finance::Period> period;  // without one: each programme's last with a report
  PositionKind kind = PositionKind::kProvisional;
  std::int64_t as_of_sequence = 0;     // 0 for now
  std::optional<finance::Date> today;  // without one: the day of that moment
};

struct ProgrammeStanding {
  std::string programme;
  std::string title;
  std::int64_t revision_number = 0;
  finance::Period period;
  std::vector<KindStanding> kinds;
};

// A programme that does not stand anywhere: without a plan then or, at `period`, without a target.
struct OmittedProgramme {
  std::string programme;
  std::optional<finance::Period> period = std::nullopt;
};

struct PortfolioAnswer {
  std::vector<ProgrammeStanding> programmes;
  std::vector<OmittedProgramme> omitted;  // by id
  std::string
      last;  // the programme that the next page comes after; empty when this is the last one
  std::int64_t sequence = 0;
  finance::Date today;  // that was taken for today
};

class Comparisons {
 public:
  // `monitoring` outlives it.
  explicit Comparisons(Monitoring& monitoring) : monitoring_(monitoring) {}

  // Errors as the contract says.
  void ComparePlan(ComparisonQuery query, absl::Time deadline,
                   base::DoneWith<ComparisonAnswer> done);
  void GetDevelopment(DevelopmentQuery query, absl::Time deadline,
                      base::DoneWith<DevelopmentAnswer> done);
  // Of the programmes whose id comes after `after`, up to `limit`.
  void ListPortfolio(PortfolioQuery query, std::string after, int limit, absl::Time deadline,
                     base::DoneWith<PortfolioAnswer> done);

  FeedStatusBoard& feed() { return monitoring_.feed(); }

 private:
  Monitoring& monitoring_;
};

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_APP_COMPARISONS_H_
