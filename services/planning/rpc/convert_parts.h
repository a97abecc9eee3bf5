#ifndef REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_PARTS_H_
#define REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_PARTS_H_

#include <string>

#include "rekenschap/type/v1/document.pb.h"
#include "services/base/rpc/fields.h"
#include "services/planning/domain/document.h"

// Parts that several messages have.
namespace rekenschap::planning {

// Notes DATE_MALFORMED.
finance::Date DateOf(base::FieldChecks& checks, const std::string& field, const std::string& text);

// Notes what is wrong with any of its fields.
Document DocumentOf(base::FieldChecks& checks, const std::string& field,
                    const type::v1::Document& in);

}  // namespace rekenschap::planning

#endif  // REKENSCHAP_SERVICES_PLANNING_RPC_CONVERT_PARTS_H_
