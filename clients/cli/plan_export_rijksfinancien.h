#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_RIJKSFINANCIEN_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_RIJKSFINANCIEN_H_

#include <string>
#include <vector>

#include "clients/cli/session.h"
#include "rekenschap/planning/v1/programme.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"
#include "rekenschap/type/v1/figure.pb.h"

namespace rekenschap::cli {

// Why something of a plan has no place in the open-data columns.
enum class NoPlace { kFte, kCount, kAccrual, kCommittedReceipts, kStructural, kNoFigures };

struct LeftOut {
  std::string line;
  std::string title;
  NoPlace why = NoPlace::kNoFigures;
  type::v1::Quantity figure;  // for kStructural

  std::string ToText(const Session& session) const;
};

struct RijksfinancienExport {
  std::string csv;
  std::vector<LeftOut> left_out;  // in the order of the plan
};

// The plan's euros per year in the columns of the ministry of Finance's budget tables: a row per
// line and year, with what is worked with. The table stands for the article's part, the line for
// the scheme.
RijksfinancienExport ToRijksfinancien(const planning::v1::Programme& programme,
                                      const planning::v1::Revision& revision);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_RIJKSFINANCIEN_H_
