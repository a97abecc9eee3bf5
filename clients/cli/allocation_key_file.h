#ifndef REKENSCHAP_CLIENTS_CLI_ALLOCATION_KEY_FILE_H_
#define REKENSCHAP_CLIENTS_CLI_ALLOCATION_KEY_FILE_H_

#include <optional>
#include <string>

#include "clients/cli/import_problems.h"
#include "rekenschap/planning/v1/allocation.pb.h"

namespace rekenschap::cli {

// Reads the units and weights of a key from a CSV file with the header `eenheid;gewicht` (or
// `unit;weight`): ids of units, whole numbers. Nothing, and all that is wrong noted, when there is
// anything that cannot be understood.
std::optional<planning::v1::AllocationKey> ReadAllocationKey(const std::string& content,
                                                             ImportProblems& problems);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_ALLOCATION_KEY_FILE_H_
