#ifndef REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_OFDP_H_
#define REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_OFDP_H_

#include <string>

#include "rekenschap/planning/v1/programme.pb.h"
#include "rekenschap/planning/v1/revision.pb.h"

namespace rekenschap::cli {

// A plan as Open Fiscal Data Package (Frictionless Fiscal Data Package 1.0rc1, with the `model` of
// 0.3 that its JSON schema asks for). The same plan gives the same bytes.
struct FiscalDataPackage {
  std::string descriptor;  // datapackage.json
  std::string figures;     // budget.csv: what is worked with, of all tables
};

FiscalDataPackage ToFiscalDataPackage(const planning::v1::Programme& programme,
                                      const planning::v1::Revision& revision);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_PLAN_EXPORT_OFDP_H_
