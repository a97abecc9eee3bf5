#ifndef REKENSCHAP_CLIENTS_CLI_LAYOUT_H_
#define REKENSCHAP_CLIENTS_CLI_LAYOUT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/table.h"

// How text is laid out for people, in characters and not in bytes.
namespace rekenschap::cli {

// What fits beside one another on a screen or a page.
inline constexpr std::size_t kPageWidth = 100;

// `text`, as a terminal may show it, in lines of at most `width` characters, broken at spaces; a
// longer word stands alone, and a euro sign stays with its figure. Every line is indented by
// `indent`; in the first one `lead` stands in that room.
std::vector<std::string> Wrapped(const std::string& text, std::size_t width = kPageWidth,
                                 std::size_t indent = 0, const std::string& lead = "");

// `text`, or as much of its beginning as fits in `width` characters with `…` after it.
std::string Shortened(const std::string& text, std::size_t width);

// `text` with spaces after it until it is `width` characters.
std::string Padded(const std::string& text, std::size_t width);

// The table in as many as it takes to stay within `width`: its first `fixed` columns in all of
// them, the others over them in order, at least one in each. The last `together` columns, which are
// read beside one another, begin a table of their own rather than being divided. The title stands
// above the first.
std::vector<Table> SplitColumns(const Table& table, std::size_t fixed,
                                std::size_t width = kPageWidth, std::size_t together = 0);

// Puts the figures of each right-hand column under one another although some have marks (`*`, `▴`,
// `▾`) after them.
void AlignMarks(Table& table);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_LAYOUT_H_
