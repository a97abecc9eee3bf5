#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_ROWS_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_ROWS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rekenschap/monitoring/v1/comparison_service.pb.h"
#include "services/finance/language.h"
#include "services/finance/quantity.h"

// What a template for reports holds, whatever it is written as.
namespace rekenschap::cli {

struct TemplateCell {
  enum class Role {
    kLabel,  // for the reader, not to be changed
    kMust,   // to be filled in
    kMay,    // to be filled in where it is known or needed
    kShut,   // has no meaning in this row
  };

  Role role = Role::kShut;
  std::string text;
  std::optional<finance::Quantity> figure;  // in place of a text
};

// A line of a unit, its cells in the order of KnownColumns().
struct TemplateRow {
  finance::Measure measure = finance::Measure::kEuro;
  std::vector<TemplateCell> cells;
};

// The rows to fill in on a period, unit by unit and its lines as in the plan: of every unit in
// `response`, or of all that still exist when `ended` is false. `response` compares with accepted
// figures, which stand beside the cells to fill in.
std::vector<TemplateRow> TemplateRowsOf(const monitoring::v1::ComparePlanResponse& response,
                                        const std::string& programme, const std::string& period,
                                        bool ended, finance::Language language);

// What a cell of the column may hold, where that is one of a few words; empty where it is not.
std::vector<std::string> ChoicesFor(std::string_view field, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_ROWS_H_
