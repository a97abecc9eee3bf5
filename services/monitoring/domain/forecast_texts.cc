#include "services/monitoring/domain/forecast_texts.h"

#include <absl/strings/str_format.h>

#include "services/finance/notation.h"

namespace rekenschap::monitoring {
namespace {

using finance::Language;
using finance::Measure;
using finance::Nature;

// Writes in one language and measure.
class Writer {
 public:
  Writer(Measure measure, Language language) : measure_(measure), language_(language) {}

  std::string Say(const char* dutch, const char* english) const {
    return language_ == Language::kDutch ? dutch : english;
  }
  std::string Amount(std::int64_t value) const {
    return finance::FormatQuantity({measure_, value}, language_);
  }
  // What follows on a sum: in parentheses where it is below zero.
  std::string Term(std::int64_t value) const {
    return value < 0 ? "(" + Amount(value) + ")" : Amount(value);
  }
  std::string Periods(finance::PeriodKind cadence, int count) const {
    const bool one = count == 1;
    switch (cadence) {
      case finance::PeriodKind::kYear:
        return one ? Say("jaar", "year") : Say("jaren", "years");
      case finance::PeriodKind::kHalf:
        return one ? Say("halfjaar", "half-year") : Say("halfjaren", "half-years");
      case finance::PeriodKind::kFourMonths:
        return one ? Say("viermaandsperiode", "four-month period")
                   : Say("viermaandsperioden", "four-month periods");
      case finance::PeriodKind::kQuarter:
        return one ? Say("kwartaal", "quarter") : Say("kwartalen", "quarters");
      case finance::PeriodKind::kMonth:
        return one ? Say("maand", "month") : Say("maanden", "months");
    }
    return "";
  }

 private:
  Measure measure_;
  Language language_;
};

std::string Because(ForecastObstacle obstacle, const Writer& to) {
  const std::string none = to.Say("geen prognose: ", "no forecast: ");
  switch (obstacle) {
    case ForecastObstacle::kNone:
      return "";
    case ForecastObstacle::kNotReported:
      return none + to.Say("de eenheid heeft dit cijfer niet gerapporteerd",
                           "the unit has not reported this figure");
    case ForecastObstacle::kNoTarget:
      return none + to.Say("het plan noemt geen doel", "the plan sets no target");
    case ForecastObstacle::kLastYearIncomplete:
      return none + to.Say(
                        "van vorig jaar ontbreekt het cijfer van hetzelfde moment of dat van "
                        "het jaareinde",
                        "last year's figure of the same moment or of the year's end is missing");
    case ForecastObstacle::kLastYearZero:
      return none + to.Say("vorig jaar was op dit moment nog niets gerealiseerd",
                           "nothing had been realised at this moment of last year");
    case ForecastObstacle::kLastYearNegative:
      return none +
             to.Say("een cijfer van vorig jaar is negatief", "a figure of last year is below zero");
    case ForecastObstacle::kBelowZero:
      return none + to.Say("zij zou onder nul komen, en dat kan deze regel niet",
                           "it would come below zero, which this line cannot");
    case ForecastObstacle::kTooLarge:
      return none + to.Say("zij zou groter zijn dan een cijfer kan zijn",
                           "it would be larger than a figure can be");
    case ForecastObstacle::kNoUnit:
      return none + to.Say("van geen eenheid is er een", "no unit has one");
  }
  return none;
}

std::string AtPace(const ForecastMoment& moment, finance::PeriodKind cadence, const Writer& to) {
  const std::string periods =
      absl::StrFormat("× %d %s ÷ %d %s", moment.periods, to.Periods(cadence, moment.periods),
                      moment.elapsed, to.Say("verstreken", "elapsed"));
  if (moment.nature == Nature::kFlow) {
    return to.Amount(*moment.realised) + to.Say(" gerealiseerd ", " realised ") + periods;
  }
  if (!moment.year_start) {
    return to.Say("laatste stand ", "last position ") + to.Amount(*moment.realised) +
           to.Say(" (zonder stand eind vorig jaar geen trend)",
                  " (no trend without a position at the end of last year)");
  }
  return to.Amount(*moment.year_start) + to.Say(" eind vorig jaar + (", " end of last year + (") +
         to.Amount(*moment.realised) + " − " + to.Term(*moment.year_start) + ") " + periods;
}

std::string AsPlanned(const ForecastMoment& moment, const Writer& to) {
  return to.Amount(*moment.realised) + to.Say(" gerealiseerd + (", " realised + (") +
         to.Amount(moment.target->year) + to.Say(" jaardoel − ", " year target − ") +
         to.Term(moment.target->to_date) + to.Say(" doel tot nu)", " target to date)");
}

std::string AsLastYear(const ForecastMoment& moment, const Writer& to) {
  const std::string realised = to.Amount(*moment.realised) + to.Say(" gerealiseerd ", " realised ");
  const std::string end =
      to.Amount(*moment.last_year_end) + to.Say(" eind vorig jaar ", " at last year's end ");
  const std::string same =
      to.Term(*moment.last_year_same) + to.Say(" op hetzelfde moment", " at the same moment");
  if (moment.nature == Nature::kFlow) return realised + "× " + end + "÷ " + same;
  return realised + "+ (" + end + "− " + same + ")";
}

}  // namespace

std::string FormulaOf(const Forecast& forecast, const ForecastMoment& moment, Measure measure,
                      finance::PeriodKind cadence, Language language) {
  const Writer to(measure, language);
  if (!forecast.value) return Because(forecast.obstacle, to);
  std::string formula;
  if (moment.unit_ended) {
    formula = to.Say("laatst gerapporteerd; de eenheid is opgehouden",
                     "last reported; the unit has ended");
  } else if (forecast.method == ForecastMethod::kRunRate) {
    formula = AtPace(moment, cadence, to);
  } else if (forecast.method == ForecastMethod::kPlanPaced) {
    formula = AsPlanned(moment, to);
  } else {
    formula = AsLastYear(moment, to);
  }
  return formula + " = " + to.Amount(*forecast.value);
}

std::string FormulaOfTotal(const Forecast& total, int units, Measure measure, Language language) {
  const Writer to(measure, language);
  if (!total.value) return Because(total.obstacle, to);
  return absl::StrFormat("%s %d %s = %s", to.Say("som van", "sum of"), units,
                         units == 1 ? to.Say("eenheid", "unit") : to.Say("eenheden", "units"),
                         to.Amount(*total.value));
}

}  // namespace rekenschap::monitoring
