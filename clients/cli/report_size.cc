#include "clients/cli/report_size.h"

#include <string>
#include <vector>

#include <google/protobuf/message.h>

#include "clients/cli/report_figures.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {
namespace {

using finance::Language;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A text of a report: `lines[2].explanations[0].text`.
struct Longest {
  std::string field;
  std::size_t bytes = 0;
};

void Seek(const Message& message, const std::string& start, Longest& longest) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_text = field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    if (!is_text && field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    const bool repeated = field->is_repeated();
    const int count = repeated ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const std::string name =
          start + field->name() + (repeated ? '[' + std::to_string(i) + ']' : "");
      if (!is_text) {
        Seek(repeated ? reflection.GetRepeatedMessage(message, field, i)
                      : reflection.GetMessage(message, field),
             name + '.', longest);
        continue;
      }
      std::string copy;
      const std::string& text =
          repeated ? reflection.GetRepeatedStringReference(message, field, i, &copy)
                   : reflection.GetStringReference(message, field, &copy);
      if (text.size() > longest.bytes) longest = {name, text.size()};
    }
  }
}

std::string Counted(std::size_t count, Language language) {
  return finance::FormatFigure(static_cast<std::int64_t>(count), 0, language);
}

FileProblem OversizedProblem(const FiledReport& filed, Language language) {
  const auto say = [language](const char* dutch, const char* english) {
    return std::string(language == Language::kDutch ? dutch : english);
  };
  Longest longest{"lines", 0};
  Seek(filed.report, "", longest);
  std::string message = say("deze rapportage telt ", "this report has ") +
                        Counted(filed.report.ByteSizeLong(), language) +
                        say(" bytes; er kunnen er hooguit ", " bytes; at most ") +
                        Counted(kMostReportBytes, language) +
                        say(" worden verstuurd. Ze heeft ", " can be sent. It has ") +
                        Counted(static_cast<std::size_t>(filed.report.lines_size()), language) +
                        say(" regels; de langste tekst, ", " lines; the longest text, ") +
                        QuotedCell(FieldWords(filed.report, longest.field, language)) +
                        say(", telt ", ", has ") + Counted(longest.bytes, language) + " bytes";
  return {filed.RowOf(longest.field),
          filed.ColumnOf(longest.field),
          "REPORT_TOO_LARGE",
          std::move(message),
          say("kort haar in: een tekst heeft hooguit 2.000 tekens, een rapportage hooguit 200 "
              "regels",
              "shorten it: a text has at most 2,000 characters, a report at most 200 lines"),
          filed.CellOf(longest.field)};
}

}  // namespace

void NoteOversized(Language language, ReportFile& file) {
  for (FiledReport& filed : file.reports) {
    if (filed.report.ByteSizeLong() <= kMostReportBytes) continue;
    filed.oversized = true;
    filed.problems.push_back(file.problems.size());
    file.problems.push_back(OversizedProblem(filed, language));
  }
}

}  // namespace rekenschap::cli
