#include "clients/cli/plan_export_txtpb.h"

#include <set>

#include <absl/strings/str_cat.h>
#include <google/protobuf/text_format.h>

#include "services/finance/printed.h"
#include "services/wire/wire.h"

namespace rekenschap::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;
using planning::v1::Revision;

// What is set by the service alone.
Revision AsGiven(Revision revision) {
  revision.clear_name();
  revision.clear_state();
  revision.clear_target_resolution_version();
  revision.clear_author();
  revision.clear_record_time();
  revision.clear_sequence();
  revision.clear_adopter();
  revision.clear_adopt_time();
  revision.clear_adopt_sequence();
  revision.clear_content_hash();
  revision.clear_etag();
  // Each stands on the one before it in the file, whatever number that gets.
  revision.clear_predecessor();
  return revision;
}

template <class Proto>
std::string ColumnOf(const Proto& cell) {
  return cell.structural() ? "structural" : std::to_string(cell.year());
}

// Whether the print differs from what is worked with and no rectification says why. Mutations can
// bring that about, and without them it would ask for a rectification.
bool IsRoundingOfMutations(const planning::v1::Table& table, const planning::v1::Cell& cell) {
  if (cell.printed().empty() || cell.has_rectification()) return false;
  const auto measure = wire::FromProto(table.measure());
  const auto worked_with = wire::FromProto(cell.worked_with());
  if (!measure || !worked_with) return false;
  const std::int64_t unit = table.print_unit_count() == 0 ? 1 : table.print_unit_count();
  const auto printed = finance::ParsePrinted(cell.printed(), *measure, unit);
  return printed.ok() && printed->value != worked_with->value;
}

void StandAlone(Revision& revision, std::vector<std::string>& remarks) {
  revision.clear_mutations();
  for (auto& table : *revision.mutable_tables()) {
    for (auto& line : *table.mutable_lines()) {
      for (auto& cell : *line.mutable_cells()) {
        if (!IsRoundingOfMutations(table, cell)) continue;
        remarks.push_back(absl::StrCat("The print of ", line.id(), ", ", ColumnOf(cell), " (",
                                       cell.printed(), ") is left out: it is a rounding of what ",
                                       "the mutations made."));
        cell.clear_printed();
      }
    }
  }
}

// A line that is new in a revision gets the years of an extension from that: it cannot be given
// with them.
void LeaveExtensionsToMutations(const Revision& before, Revision& revision) {
  std::set<std::string> old;
  for (const auto& table : before.tables()) {
    for (const auto& line : table.lines()) old.insert(line.id());
  }
  std::set<std::pair<std::string, int>> extended;
  for (const auto& mutation : revision.mutations()) {
    if (mutation.kind() != planning::v1::Mutation::KIND_EXTENSION) continue;
    for (const auto& entry : mutation.entries()) extended.emplace(entry.line(), entry.year());
  }
  for (auto& table : *revision.mutable_tables()) {
    for (auto& line : *table.mutable_lines()) {
      if (old.contains(line.id())) continue;
      auto& cells = *line.mutable_cells();
      for (int i = cells.size() - 1; i >= 0; --i) {
        if (!cells[i].structural() && extended.contains({line.id(), cells[i].year()})) {
          cells.DeleteSubrange(i, 1);
        }
      }
    }
  }
}

// One line of a comment, whatever the text holds.
std::string OneLine(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

std::string StateOf(const Revision& revision) {
  return revision.state() == Revision::STATE_ADOPTED
             ? absl::StrCat("adopted by ", revision.adopter())
             : "a draft";
}

std::vector<std::string> RemarksOn(const std::vector<Revision>& chain) {
  const Revision& last = chain.back();
  std::vector<std::string> remarks;
  if (!chain.front().predecessor().empty()) {
    return {absl::StrCat(last.name(), ", «", last.title(), "», ", StateOf(last),
                         ", as a plan of its own:"),
            absl::StrCat("without ", last.predecessor(), ", which it changes, and its mutations."),
            absl::StrCat("There its content hash is ", last.content_hash(), ";"),
            "loaded from here it is a first revision, and so has another."};
  }
  if (chain.size() == 1) {
    return {absl::StrCat(last.name(), ", «", last.title(), "», ", StateOf(last), "."),
            absl::StrCat("Content hash ", last.content_hash())};
  }
  remarks.push_back(absl::StrCat("The chain of ", last.name(), ", in the order decided:"));
  for (const Revision& revision : chain) {
    remarks.push_back(
        absl::StrCat("  ", revision.name(), ", «", revision.title(), "», ", StateOf(revision)));
    remarks.push_back(absl::StrCat("    content hash ", revision.content_hash()));
  }
  remarks.emplace_back(
      "A content hash covers the number: loaded into an empty planning service it is the same as");
  remarks.emplace_back("long as the revisions get the numbers that they have here.");
  return remarks;
}

// Messages that are short enough stand on one line.
class ShortOnOneLine final : public TextFormat::FastFieldValuePrinter {
 public:
  void PrintMessageStart(const Message& message, int index, int count, bool single_line,
                         TextFormat::BaseTextGenerator* out) const override {
    if (!Short(message)) {
      return FastFieldValuePrinter::PrintMessageStart(message, index, count, single_line, out);
    }
    out->PrintLiteral(" { ");
  }
  bool PrintMessageContent(const Message& message, int /*index*/, int /*count*/,
                           bool /*single_line*/,
                           TextFormat::BaseTextGenerator* out) const override {
    const auto text = Short(message);
    if (text) out->PrintString(*text);
    return text.has_value();
  }
  void PrintMessageEnd(const Message& message, int index, int count, bool single_line,
                       TextFormat::BaseTextGenerator* out) const override {
    if (!Short(message)) {
      return FastFieldValuePrinter::PrintMessageEnd(message, index, count, single_line, out);
    }
    out->PrintLiteral("}\n");
  }

 private:
  static constexpr std::size_t kLongestLine = 90;

  static std::optional<std::string> Short(const Message& message) {
    if (message.ByteSizeLong() > kLongestLine) return std::nullopt;
    TextFormat::Printer printer;
    printer.SetSingleLineMode(true);
    printer.SetUseUtf8StringEscaping(true);
    std::string text;
    printer.PrintToString(message, &text);
    if (text.size() > kLongestLine) return std::nullopt;
    return text;
  }
};

void Register(const Descriptor* message, std::set<const Descriptor*>& seen,
              TextFormat::Printer& printer) {
  if (!seen.insert(message).second) return;
  for (int i = 0; i < message->field_count(); ++i) {
    const FieldDescriptor* field = message->field(i);
    if (field->message_type() == nullptr) continue;
    // The printer owns it.
    printer.RegisterFieldValuePrinter(field, new ShortOnOneLine);
    Register(field->message_type(), seen, printer);
  }
}

}  // namespace

ExportedPlan PlanFileOf(const planning::v1::Programme& programme,
                        const std::vector<planning::v1::Unit>& units,
                        const std::vector<Revision>& chain) {
  ExportedPlan plan;
  plan.remarks = RemarksOn(chain);
  for (const auto& unit : units) {
    auto& given = *plan.file.add_units();
    given = unit;
    given.clear_record_time();
    given.clear_sequence();
  }
  auto& given = *plan.file.add_programmes();
  given = programme;
  given.clear_record_time();
  given.clear_sequence();
  auto& revisions = *plan.file.add_revisions();
  revisions.set_programme(programme.name());
  for (std::size_t i = 0; i < chain.size(); ++i) {
    Revision revision = AsGiven(chain[i]);
    if (i > 0) LeaveExtensionsToMutations(chain[i - 1], revision);
    if (i == 0 && !chain[i].predecessor().empty()) StandAlone(revision, plan.remarks);
    *revisions.add_revisions() = std::move(revision);
  }
  return plan;
}

std::string ToTxtpb(const ExportedPlan& plan) {
  std::string text =
      "# proto-file: rekenschap/planning/v1/plan_file.proto\n"
      "# proto-message: rekenschap.planning.v1.PlanFile\n"
      "#\n";
  for (const std::string& remark : plan.remarks)
    absl::StrAppend(&text, "# ", OneLine(remark), "\n");
  TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetUseShortRepeatedPrimitives(true);
  std::set<const Descriptor*> seen;
  Register(planning::v1::PlanFile::descriptor(), seen, printer);
  // A blank line between what is loaded in turn.
  planning::v1::PlanFile units, programmes, revisions;
  *units.mutable_units() = plan.file.units();
  *programmes.mutable_programmes() = plan.file.programmes();
  *revisions.mutable_revisions() = plan.file.revisions();
  for (const auto& part : {units, programmes, revisions}) {
    std::string content;
    printer.PrintToString(part, &content);
    if (!content.empty()) absl::StrAppend(&text, "\n", content);
  }
  return text;
}

}  // namespace rekenschap::cli
