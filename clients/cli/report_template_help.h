#ifndef REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_HELP_H_
#define REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_HELP_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/finance/language.h"

// What the template tells who fills it in.
namespace rekenschap::cli {

// How to fill it in, a sentence or two at a time.
std::vector<std::string> TemplateHelp(finance::Language language);

// What a column is for, by its English header; at most 255 bytes, which is what a spreadsheet shows
// beside a cell. Empty for one that needs no word.
std::string ColumnHelp(std::string_view english, finance::Language language);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_REPORT_TEMPLATE_HELP_H_
