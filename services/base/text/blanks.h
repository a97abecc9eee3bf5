#ifndef REKENSCHAP_SERVICES_BASE_TEXT_BLANKS_H_
#define REKENSCHAP_SERVICES_BASE_TEXT_BLANKS_H_

#include <cstddef>
#include <string_view>

// The blanks that people, spreadsheets and web pages put around words and figures: space, tab, line
// ends, and the no-break, thin and narrow no-break space.
namespace rekenschap::base {

// How many bytes of UTF-8 the blank takes that `text` starts with; 0 when it starts with none.
std::size_t LeadingBlank(std::string_view text);

// `text` without the blanks around it.
std::string_view Trimmed(std::string_view text);

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_TEXT_BLANKS_H_
