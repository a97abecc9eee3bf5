#ifndef REKENSCHAP_SERVICES_FINANCE_PLACEHOLDERS_H_
#define REKENSCHAP_SERVICES_FINANCE_PLACEHOLDERS_H_

#include <functional>
#include <string>
#include <string_view>

namespace rekenschap::finance {

// `text` with every `{name}` in it replaced by what `value_of` gives for the name. Braces are never
// nested, and every one that opens is closed.
std::string FillPlaceholders(std::string_view text,
                             const std::function<std::string(std::string_view name)>& value_of);

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_PLACEHOLDERS_H_
