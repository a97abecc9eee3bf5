#ifndef REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_TEXTS_H_
#define REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_TEXTS_H_

#include <string>

#include "services/finance/language.h"
#include "services/finance/period.h"
#include "services/finance/quantity.h"
#include "services/monitoring/domain/forecast.h"

namespace rekenschap::monitoring {

// The formula of `forecast` with the numbers of `moment` filled in, such as `€ 400.000,00
// gerealiseerd × 4 kwartalen ÷ 2 verstreken = € 800.000,00`, or why there is none.
std::string FormulaOf(const Forecast& forecast, const ForecastMoment& moment,
                      finance::Measure measure, finance::PeriodKind cadence,
                      finance::Language language);

// What a total says instead: that it adds up, or that there is nothing to add.
std::string FormulaOfTotal(const Forecast& total, int units, finance::Measure measure,
                           finance::Language language);

}  // namespace rekenschap::monitoring

#endif  // REKENSCHAP_SERVICES_MONITORING_DOMAIN_FORECAST_TEXTS_H_
