#ifndef REKENSCHAP_CLIENTS_CLI_WORKBOOK_XML_H_
#define REKENSCHAP_CLIENTS_CLI_WORKBOOK_XML_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <absl/status/status.h>

namespace rekenschap::cli {

// The attributes of an element, by name without namespace.
using XmlAttributes = std::map<std::string, std::string>;

// What happens on the way through an XML part of a workbook; names are without namespace.
struct XmlEvents {
  std::function<void(const std::string& element, const XmlAttributes& attributes)> start;
  std::function<void(const std::string& element)> end;
  std::function<void(std::string_view text)> text;
};

// Reads well-formed XML of at most 64 MiB. INVALID_ARGUMENT for anything else, and for a document
// type; RESOURCE_EXHAUSTED for more than five million elements.
absl::Status ReadXml(const std::string& content, const XmlEvents& events);

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_WORKBOOK_XML_H_
