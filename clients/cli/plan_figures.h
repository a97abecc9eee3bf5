#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_FIGURES_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_FIGURES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "clients/cli/table.h"
#include "rekenschap/type/v1/figure.pb.h"

// Figures as budget papers show them: in thousands or millions, where that loses nothing.
namespace rekenschap::cli {

// How the figures of one table are shown.
struct Scale {
  finance::Measure measure = finance::Measure::kEuro;
  std::int64_t unit = 1;  // in whole euros, fte or counts: 1, 1000 or 1000000
  int decimals = 0;       // as many as all of the figures need
  std::int64_t step = 1;  // the last decimal, in the smallest unit of the measure

  bool operator==(const Scale&) const = default;
};

// The scale in which all of `values` (in the smallest unit) can be read exactly: the print unit of
// the table, or a smaller one where that would take more than three decimals.
Scale ScaleFor(finance::Measure measure, std::int64_t print_unit,
               const std::vector<std::int64_t>& values);

// The print unit of the table whatever the number of decimals: to stand beside prints.
Scale PrintScale(finance::Measure measure, std::int64_t print_unit,
                 const std::vector<std::int64_t>& values);

// `x € 1 mln`, `x € 1.000`, `in euro's`, `in fte`, `aantallen`.
std::string ScaleWords(const Session& session, const Scale& scale);

// A figure in that scale; plain and whole for programs.
Cell ScaledCell(const Session& session, const Scale& scale, std::int64_t value,
                Colour colour = Colour::kNone);

// The same with its sign: `+0,4`, `-0,4`, `0`.
Cell SignedCell(const Session& session, const Scale& scale, std::int64_t value,
                Colour colour = Colour::kNone);

// Its value in the smallest unit; 0 when it is not set.
std::int64_t ValueOf(const type::v1::Quantity& quantity);

// The measure that a table or a figure names; euros when none is.
finance::Measure MeasureOf(type::v1::Measure measure);
finance::Measure MeasureOf(const type::v1::Quantity& quantity);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_FIGURES_H_
