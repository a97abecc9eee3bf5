#include "clients/cli/report_corrections.h"

#include <cstdlib>
#include <string_view>

#include <google/protobuf/util/message_differencer.h>

#include "clients/cli/report_explanations.h"
#include "clients/cli/table.h"

namespace rekenschap::cli {
namespace {

using monitoring::v1::ReportLine;
using type::v1::Quantity;

constexpr std::string_view kStart = "prior_corrections[";
constexpr std::size_t kMostCharacters = 2'000;

// The figure that a correction is of, when it is the only one.
bool TakeAmount(const ReportLine& line, Quantity& amount) {
  ReportLine alone;
  alone.set_line(line.line());
  if (line.euro().has_spent_eurocents()) {
    amount.set_eurocents(line.euro().spent_eurocents());
    alone.mutable_euro()->set_spent_eurocents(amount.eurocents());
  } else if (line.fte().has_in_post_fte_thousandths()) {
    amount.set_fte_thousandths(line.fte().in_post_fte_thousandths());
    alone.mutable_fte()->set_in_post_fte_thousandths(amount.fte_thousandths());
  } else if (line.count().has_realised_count()) {
    amount.set_count(line.count().realised_count());
    alone.mutable_count()->set_realised_count(amount.count());
  } else {
    return false;
  }
  return google::protobuf::util::MessageDifferencer::Equals(alone, line);
}

}  // namespace

FigureFault AddPriorCorrection(const ReportLine& line, const std::string& period,
                               const std::string& reason, finance::Language language,
                               monitoring::v1::Report& report) {
  auto& correction = *report.add_prior_corrections();
  correction.set_line(line.line());
  correction.set_period(period);
  correction.set_reason(reason);
  if (TakeAmount(line, *correction.mutable_amount())) return {};
  const bool dutch = language == finance::Language::kDutch;
  return {"CORRECTION_MALFORMED",
          dutch ? "een rij die een afgesloten periode rechtzet heeft één cijfer: hoeveel er wordt "
                  "rechtgezet"
                : "a row that puts a closed period right has one figure: how much is put right",
          dutch ? "zet het, met zijn teken, onder besteed, bezetting of gerealiseerd, en laat de "
                  "andere cijfers leeg"
                : "put it, with its sign, under spent, in post or realised, and leave the other "
                  "figures empty"};
}

int CorrectionIndexOf(const std::string& field) {
  if (!field.starts_with(kStart)) return -1;
  return std::atoi(field.c_str() + kStart.size());
}

std::string ColumnFieldOfCorrection(const monitoring::v1::Report& report,
                                    const std::string& field) {
  const int index = CorrectionIndexOf(field);
  if (index < 0 || index >= report.prior_corrections_size()) return "";
  if (field.ends_with("].line")) return "line";
  if (field.ends_with("].period")) return "corrected_period";
  if (field.ends_with("].reason")) return std::string(kExplanationText);
  if (field.find("].amount") == std::string::npos) return "";
  switch (report.prior_corrections(index).amount().value_case()) {
    case Quantity::kFteThousandths:
      return "fte.in_post_fte_thousandths";
    case Quantity::kCount:
      return "count.realised_count";
    default:
      return "euro.spent_eurocents";
  }
}

FigureFault CorrectionReasons::Add(const std::string& reason, finance::Language language,
                                   monitoring::v1::Report& report) {
  if (reason.empty() || full_ || heard_.contains(reason)) return {};
  const std::string_view between = heard_.empty() ? "" : "; ";
  characters_ += between.size() + WidthOf(reason);
  if (characters_ > kMostCharacters) {
    full_ = true;
    const bool dutch = language == finance::Language::kDutch;
    return {"TEXT_TOO_LONG",
            dutch
                ? "met deze reden erbij heeft de correctiereden van de rapportage meer dan 2.000 "
                  "tekens"
                : "with this reason the report's correction reason has more than 2,000 characters",
            dutch ? "geef in één rij één reden, van hooguit 2.000 tekens"
                  : "give one reason in one row, of at most 2,000 characters"};
  }
  heard_.insert(reason);
  report.mutable_correction_reason()->append(between).append(reason);
  return {};
}

}  // namespace rekenschap::cli
