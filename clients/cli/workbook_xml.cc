#include "clients/cli/workbook_xml.h"

#include <expat.h>
#include <memory>
#include <string_view>
#include <utility>

#include "clients/cli/sheet_limits.h"

namespace rekenschap::cli {
namespace {

constexpr int kMaxDepth = 256;

struct Walk {
  const XmlEvents& events;
  XML_Parser parser;
  int depth = 0;
  std::size_t elements = 0;
  absl::Status stopped = absl::OkStatus();  // why the parser was stopped

  void Stop(absl::Status why) {
    stopped = std::move(why);
    XML_StopParser(parser, XML_FALSE);
  }
};

// The name behind the prefix of its namespace: writers choose prefixes freely.
std::string LocalName(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return std::string(colon == std::string_view::npos ? name : name.substr(colon + 1));
}

void OnStart(void* data, const XML_Char* name, const XML_Char** attributes) {
  Walk& walk = *static_cast<Walk*>(data);
  if (++walk.depth > kMaxDepth) {
    return walk.Stop(absl::InvalidArgumentError("its XML is nested too deep"));
  }
  if (++walk.elements > kMaxElements) {
    return walk.Stop(LimitPassed(SheetLimit::kElements));
  }
  XmlAttributes by_name;
  for (; attributes[0] != nullptr; attributes += 2) {
    by_name.emplace(LocalName(attributes[0]), attributes[1]);
  }
  walk.events.start(LocalName(name), by_name);
}

void OnEnd(void* data, const XML_Char* name) {
  Walk& walk = *static_cast<Walk*>(data);
  --walk.depth;
  walk.events.end(LocalName(name));
}

void OnText(void* data, const XML_Char* text, int size) {
  static_cast<Walk*>(data)->events.text({text, static_cast<std::size_t>(size)});
}

// No workbook has a document type; what does could swell with entities of its own.
void OnDoctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<Walk*>(data)->Stop(absl::InvalidArgumentError("its XML has a document type"));
}

}  // namespace

absl::Status ReadXml(const std::string& content, const XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  Walk walk{events, parser.get()};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), OnStart, OnEnd);
  XML_SetCharacterDataHandler(parser.get(), OnText);
  XML_SetStartDoctypeDeclHandler(parser.get(), OnDoctype);
  if (XML_Parse(parser.get(), content.data(), static_cast<int>(content.size()), XML_TRUE) ==
      XML_STATUS_OK) {
    return absl::OkStatus();
  }
  if (!walk.stopped.ok()) return walk.stopped;
  return absl::InvalidArgumentError(XML_ErrorString(XML_GetErrorCode(parser.get())));
}

}  // namespace rekenschap::cli
