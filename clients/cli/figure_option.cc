#include "clients/cli/figure_option.h"

#include "clients/cli/layout.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {

absl::StatusOr<std::int64_t> HundredthsOf(const Session& session, const std::string& text) {
  const bool dutch = session.language() == finance::Language::kDutch;
  const auto written = dutch ? finance::ReadDutch(text) : finance::ReadPlain(text);
  if (!written.ok()) {
    if (!dutch) return written.status();
    return absl::InvalidArgumentError("'" + Shortened(text, 40) +
                                      "' is geen getal; schrijf het als 1500, 1.500,00 of 2,5");
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
