#ifndef REKENSCHAP_CLIENTS_CLI_BUDGET_LABEL_H_
#define REKENSCHAP_CLIENTS_CLI_BUDGET_LABEL_H_

#include <string>
#include <string_view>

// The labels of budget tables: what stands before the figures of a row.
namespace rekenschap::cli {

struct CleanLabel {
  std::string title;
  std::string footnote;  // the mark that was glued to it; empty for none

  bool operator==(const CleanLabel&) const = default;
};

// Takes the mark of a footnote off a label: `Tijdelijke inhuur1` is `Tijdelijke inhuur` with 1.
// Digits after a space (`Tranche 2`) or a short code (`CO2`) belong to the label, and with
// `keep_digits` all of them do. A bracket that is glued to a word gets its space: `I&R(formatie)`.
CleanLabel CleanedLabel(const std::string& label, bool keep_digits);

// What two spellings of a label have in common: without blanks, in lower case.
std::string LabelKey(std::string_view title);

// Lower-case words with hyphens, at most 63 characters; empty when nothing is left: `I&R
// (formatie)` gives `i-r-formatie`.
std::string IdFromTitle(std::string_view title);

// Whether a row holds the printed totals, or only part of a line above it (`waarvan …`).
bool IsTotalLabel(std::string_view title);
bool IsPartLabel(std::string_view title);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_BUDGET_LABEL_H_
