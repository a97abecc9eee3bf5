#include "services/base/time/dutch_zone.h"

namespace rekenschap::base {

absl::TimeZone DutchZone() {
  static const absl::TimeZone kZone = [] {
    absl::TimeZone zone;
    return absl::LoadTimeZone("Europe/Amsterdam", &zone) ? zone : absl::FixedTimeZone(60 * 60);
  }();
  return kZone;
}

}  // namespace rekenschap::base
