#include "clients/cli/plan_figures.h"

#include <algorithm>

#include "services/finance/notation.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

constexpr int kMostDecimals = 3;

// How many zeros 1, 1000 and 1000000 have.
int PlacesOf(std::int64_t unit) { return unit >= 1'000'000 ? 6 : unit >= 1'000 ? 3 : 0; }

// How many decimals papers show at least.
int UsualDecimals(finance::Measure measure, std::int64_t unit) {
  return measure == finance::Measure::kFte || unit >= 1'000'000 ? 1 : 0;
}

bool AllAreMultiplesOf(std::int64_t step, const std::vector<std::int64_t>& values) {
  return std::ranges::all_of(values, [step](std::int64_t value) { return value % step == 0; });
}

}  // namespace

Scale PrintScale(finance::Measure measure, std::int64_t print_unit,
                 const std::vector<std::int64_t>& values) {
  Scale scale{measure, std::max<std::int64_t>(print_unit, 1)};
  const int most = finance::DecimalsOf(measure) + PlacesOf(scale.unit);
  for (int i = 0; i < most; ++i) scale.step *= 10;
  while (!AllAreMultiplesOf(scale.step, values) ||
         (scale.decimals < UsualDecimals(measure, scale.unit) && scale.step > 1)) {
    scale.step /= 10;
    ++scale.decimals;
  }
  // Cents come in twos.
  if (measure == finance::Measure::kEuro && scale.unit == 1 && scale.decimals == 1) {
    scale.step = 1;
    scale.decimals = 2;
  }
  return scale;
}

Scale ScaleFor(finance::Measure measure, std::int64_t print_unit,
               const std::vector<std::int64_t>& values) {
  Scale scale = PrintScale(measure, print_unit, values);
  while (scale.unit > 1 && scale.decimals > kMostDecimals) {
    scale = PrintScale(measure, scale.unit / 1'000, values);
  }
  return scale;
}

std::string ScaleWords(const Session& session, const Scale& scale) {
  const std::string times = scale.unit >= 1'000'000 ? session.Say("1 mln", "1 million")
                            : scale.unit >= 1'000   ? session.Say("1.000", "1,000")
                                                    : "";
  switch (scale.measure) {
    case finance::Measure::kEuro:
      return times.empty() ? session.Say("in euro's", "in euros") : "x € " + times;
    case finance::Measure::kFte:
      return times.empty() ? session.Say("in fte", "in fte") : "x " + times + " fte";
    case finance::Measure::kCount:
      return times.empty() ? session.Say("aantallen", "counts") : "x " + times;
  }
  return "";
}

Cell ScaledCell(const Session& session, const Scale& scale, std::int64_t value, Colour colour) {
  return {finance::FormatFigure(value / scale.step, scale.decimals, session.language()),
          finance::FormatPlain({scale.measure, value}), colour};
}

Cell SignedCell(const Session& session, const Scale& scale, std::int64_t value, Colour colour) {
  Cell cell = ScaledCell(session, scale, value, colour);
  if (value > 0) cell.text.insert(0, "+");
  if (value == 0) cell.text = "0";
  return cell;
}

std::int64_t ValueOf(const type::v1::Quantity& quantity) {
  const auto figure = wire::FromProto(quantity);
  return figure ? figure->value : 0;
}

finance::Measure MeasureOf(type::v1::Measure measure) {
  return wire::FromProto(measure).value_or(finance::Measure::kEuro);
}

finance::Measure MeasureOf(const type::v1::Quantity& quantity) {
  const auto figure = wire::FromProto(quantity);
  return figure ? figure->measure : finance::Measure::kEuro;
}

}  // namespace rekenschap::cli
