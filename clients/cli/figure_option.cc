#include "clients/cli/figure_option.h"

#include <algorithm>

#include "clients/cli/budget_notation.h"
#include "clients/cli/layout.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

// Where both signs stand, the last separates decimals, whatever the language.
bool IsDutchNotation(const std::string& text, bool dutch) {
  const std::size_t comma = text.rfind(',');
  const std::size_t dot = text.rfind('.');
  if (comma == std::string::npos || dot == std::string::npos) return dutch;
  return comma > dot;
}

bool HasLoneComma(const std::string& text) {
  return std::ranges::count(text, ',') == 1 && text.find('.') == std::string::npos;
}

}  // namespace

absl::StatusOr<std::int64_t> HundredthsOf(const Session& session, const std::string& text) {
  const bool dutch = session.language() == finance::Language::kDutch;
  const auto written = finance::ReadDutch(IsDutchNotation(text, dutch) ? text : Swapped(text));
  if (!written.ok()) {
    return absl::InvalidArgumentError(
        "'" + Shortened(text, 40) +
        session.Say("' is geen getal; schrijf het als 1500, 1.500,00 of 2,5",
                    "' is not a figure; write it as 1500, 1,500.00 or 2.5"));
  }
  // To who thinks in Dutch it separates decimals.
  if (!dutch && HasLoneComma(text)) {
    return absl::InvalidArgumentError(
        "the comma in '" + Shortened(text, 40) +
        "' may group thousands or separate decimals; write a thousand as 1000 or 1,000.00");
  }
  // `1.000` and `1,000` are a thousand in one language and one in the other.
  if (written->decimals > 2) {
    return absl::InvalidArgumentError(
        session.Say("er passen hooguit twee decimalen in; schrijf duizend zonder teken, als 1000",
                    "at most two decimals fit; write a thousand without a sign, as 1000"));
  }
  if (auto hundredths = finance::ScaleTo(*written, 2); hundredths.ok()) return hundredths;
  return absl::OutOfRangeError("'" + Shortened(text, 40) +
                               session.Say("' is groter dan een cijfer hier kan zijn; kijk naar de "
                                           "nullen",
                                           "' is larger than any figure can be here; look at the "
                                           "zeros"));
}

}  // namespace rekenschap::cli
