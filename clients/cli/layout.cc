#include "clients/cli/layout.h"

#include <algorithm>
#include <sstream>

#include "clients/cli/terminal_text.h"

namespace rekenschap::cli {
namespace {

// The characters that may stand after a figure.
const char* const kMarks[] = {"*", "▴", "▾"};

// How many marks `text` ends with.
std::size_t MarksOf(std::string text) {
  std::size_t marks = 0;
  for (bool found = true; found;) {
    found = false;
    for (const std::string mark : kMarks) {
      if (!text.ends_with(mark)) continue;
      text.resize(text.size() - mark.size());
      ++marks;
      found = true;
    }
  }
  return marks;
}

// The columns from..until of `table` after its fixed ones; a row of one cell stays as it is.
Table Part(const Table& table, std::size_t fixed, std::size_t from, std::size_t until) {
  const auto pick = [&](const auto& all) {
    auto some = all;
    if (all.size() != table.columns.size()) return some;
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(until), some.end());
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(fixed),
               some.begin() + static_cast<std::ptrdiff_t>(from));
    return some;
  };
  Table part;
  if (from == fixed) part.title = table.title;
  part.columns = pick(table.columns);
  for (const auto& row : table.rows) part.rows.push_back(pick(row));
  return part;
}

}  // namespace

std::vector<std::string> Wrapped(const std::string& text, std::size_t width, std::size_t indent,
                                 const std::string& lead) {
  std::vector<std::string> lines;
  std::string line = Padded(lead, indent);
  bool fresh = true;  // nothing but the indent stands on the line
  std::istringstream words(ForTerminal(text));
  for (std::string word; words >> word;) {
    if (std::string figure; word.ends_with("€") && words >> figure) word += " " + figure;
    if (!fresh && WidthOf(line) + 1 + WidthOf(word) > width) {
      lines.push_back(line);
      line = std::string(indent, ' ');
      fresh = true;
    }
    line += (fresh ? "" : " ") + word;
    fresh = false;
  }
  lines.push_back(line);
  return lines;
}

std::string Shortened(const std::string& text, std::size_t width) {
  if (WidthOf(text) <= width) return text;
  std::string begin;
  std::size_t taken = 0;
  for (const char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (starts && ++taken >= width) break;
    begin += c;
  }
  return begin + "…";
}

std::string Padded(const std::string& text, std::size_t width) {
  const std::size_t taken = WidthOf(text);
  return taken >= width ? text : text + std::string(width - taken, ' ');
}

std::vector<Table> SplitColumns(const Table& table, std::size_t fixed, std::size_t width,
                                std::size_t together) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    widths.push_back(WidthOf(table.columns[i].title));
    for (const auto& row : table.rows) {
      if (row.size() == table.columns.size()) {
        widths[i] = std::max(widths[i], WidthOf(row[i].text));
      }
    }
  }
  std::size_t fixed_width = 0;
  for (std::size_t i = 0; i < fixed; ++i) fixed_width += widths[i] + (i > 0 ? 2 : 0);
  std::vector<Table> parts;
  for (std::size_t from = fixed; from < table.columns.size();) {
    std::size_t until = from;
    std::size_t taken = fixed_width;
    while (until < table.columns.size() && (until == from || taken + 2 + widths[until] <= width)) {
      taken += 2 + widths[until++];
    }
    const std::size_t last = table.columns.size() - together;
    if (from < last && until > last && until < table.columns.size()) until = last;
    parts.push_back(Part(table, fixed, from, until));
    from = until;
  }
  if (parts.empty()) parts.push_back(table);
  return parts;
}

void AlignMarks(Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].right) continue;
    std::size_t most = 0;
    for (const auto& row : table.rows) {
      if (row.size() == table.columns.size()) most = std::max(most, MarksOf(row[i].text));
    }
    if (most == 0) continue;
    table.columns[i].title += std::string(most, ' ');
    for (auto& row : table.rows) {
      if (row.size() != table.columns.size() || row[i].text.empty()) continue;
      if (row[i].plain.empty()) row[i].plain = row[i].text;
      row[i].text += std::string(most - MarksOf(row[i].text), ' ');
    }
  }
}

}  // namespace rekenschap::cli
