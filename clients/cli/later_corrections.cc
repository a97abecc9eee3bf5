#include "clients/cli/later_corrections.h"

#include <ostream>
#include <string>

#include <absl/strings/str_replace.h>

#include "clients/cli/comparison_words.h"
#include "clients/cli/layout.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::LaterCorrection;
using monitoring::v1::Report;

// `avim-mensenhandel/2021-Q3/limburg/1`: what people type.
std::string ShortReportName(const std::string& report) {
  return absl::StrReplaceAll(report,
                             {{"programmes/", ""}, {"/reports/", "/"}, {"/versions/", "/"}});
}

// `besteed` of euros: the figure that a correction is of.
std::string FigureWord(const Session& session, const type::v1::Quantity& amount) {
  switch (amount.value_case()) {
    case type::v1::Quantity::kEurocents:
      return session.Say("besteed", "spent");
    case type::v1::Quantity::kFteThousandths:
      return session.Say("bezetting", "in post");
    default:
      return session.Say("gerealiseerd", "realised");
  }
}

}  // namespace

void PrintLaterCorrections(const Session& session, const std::string& period,
                           const google::protobuf::RepeatedPtrField<LaterCorrection>& later,
                           int count) {
  if (count == 0) return;
  PrintNote(session,
            session.Say("Later rechtgezet; de cijfers van ", "Put right later; the figures of ") +
                period +
                session.Say(" zelf blijven zoals ze zijn gerapporteerd:",
                            " itself stay as they were reported:"));
  for (const LaterCorrection& one : later) {
    const auto& correction = one.correction();
    const std::string told =
        LastPart(one.unit()) + ", " + correction.line() + ", " +
        FigureWord(session, correction.amount()) + ": " +
        FigureCell(session, true, correction.amount()).text + " in " +
        ShortReportName(one.report()) + " (" +
        (one.state() == Report::STATE_ACCEPTED
             ? session.Say("geaccepteerd", "accepted")
             : session.Say("ingediend, wacht op beoordeling", "submitted, waits for a review")) +
        "): " + correction.reason();
    for (const std::string& line : Wrapped(told, kPageWidth, 2, "- ")) session.out << line << '\n';
  }
  if (count <= later.size()) return;
  PrintNote(session, session.Say("en nog ", "and ") + std::to_string(count - later.size()) +
                         session.Say("; rekenschap report show toont ze per eenheid",
                                     " more; rekenschap report show tells them by unit"));
}

}  // namespace rekenschap::cli
