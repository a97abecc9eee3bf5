// Guards what the contract promises of itself: every element documented, units in names, the shape
// of Google's AIPs.
#include <fstream>
#include <sstream>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

namespace rekenschap {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

class ContractTest : public ::testing::Test {
 protected:
  ContractTest() {
    std::ostringstream bytes;
    bytes << std::ifstream(REKENSCHAP_DESCRIPTORS, std::ios::binary).rdbuf();
    google::protobuf::FileDescriptorSet set;
    EXPECT_TRUE(set.ParseFromString(bytes.str()));
    for (const auto& file : set.file()) {
      const FileDescriptor* built = pool_.BuildFile(file);
      if (built != nullptr && built->package().rfind("rekenschap.", 0) == 0)
        files_.push_back(built);
    }
  }
  template <class Element>
  static void ExpectComment(const Element* element) {
    google::protobuf::SourceLocation location;
    EXPECT_TRUE(element->GetSourceLocation(&location) && !location.leading_comments.empty())
        << element->full_name() << " has no comment";
  }
  // A 64-bit figure says its unit.
  static void ExpectUnit(const FieldDescriptor* field) {
    if (field->type() != FieldDescriptor::TYPE_INT64) return;
    for (const char* suffix : {"eurocents", "fte_thousandths", "count", "bytes", "sequence",
                               "number", "version", "weight", "basis_points"}) {
      const std::string& name = field->name();
      const std::size_t length = std::string(suffix).size();
      if (name.size() >= length && name.compare(name.size() - length, length, suffix) == 0) return;
    }
    ADD_FAILURE() << field->full_name() << " does not say its unit";
  }
  static void CheckEnum(const EnumDescriptor* type) {
    ExpectComment(type);
    const std::string& zero = type->value(0)->name();
    EXPECT_EQ(type->value(0)->number(), 0);
    EXPECT_NE(zero.find("_UNSPECIFIED"), std::string::npos) << zero;
    for (int i = 0; i < type->value_count(); ++i) ExpectComment(type->value(i));
  }
  static void CheckMessage(const Descriptor* type) {
    if (type->options().map_entry()) return;
    ExpectComment(type);
    for (int i = 0; i < type->field_count(); ++i) {
      ExpectComment(type->field(i));
      ExpectUnit(type->field(i));
    }
    for (int i = 0; i < type->enum_type_count(); ++i) CheckEnum(type->enum_type(i));
    for (int i = 0; i < type->nested_type_count(); ++i) CheckMessage(type->nested_type(i));
  }

  DescriptorPool pool_;
  std::vector<const FileDescriptor*> files_;
};

TEST_F(ContractTest, DocumentsEveryElementAndNamesEveryUnit) {
  ASSERT_GT(files_.size(), 10U);
  for (const FileDescriptor* file : files_) {
    for (int i = 0; i < file->message_type_count(); ++i) CheckMessage(file->message_type(i));
    for (int i = 0; i < file->enum_type_count(); ++i) CheckEnum(file->enum_type(i));
  }
}

TEST_F(ContractTest, GivesEveryCallMessagesOfItsOwn) {
  int calls = 0;
  for (const FileDescriptor* file : files_) {
    for (int s = 0; s < file->service_count(); ++s) {
      ExpectComment(file->service(s));
      for (int m = 0; m < file->service(s)->method_count(); ++m, ++calls) {
        const auto* method = file->service(s)->method(m);
        ExpectComment(method);
        EXPECT_EQ(method->input_type()->name(), method->name() + "Request");
        EXPECT_EQ(method->output_type()->name(), method->name() + "Response");
        // A write can be repeated.
        for (const char* verb : {"Create", "Adopt", "Submit", "Return", "Accept"}) {
          // In a stream every item has its own.
          if (method->name().rfind(verb, 0) == 0 && !method->client_streaming()) {
            EXPECT_NE(method->input_type()->FindFieldByName("request_id"), nullptr)
                << method->full_name();
          }
        }
      }
    }
  }
  EXPECT_GT(calls, 20);
}

TEST_F(ContractTest, KeepsPackagesInFoldersOfTheirName) {
  for (const FileDescriptor* file : files_) {
    std::string folder = file->package();
    for (char& c : folder) c = c == '.' ? '/' : c;
    EXPECT_EQ(file->name().rfind(folder + "/", 0), 0U) << file->name();
  }
}

}  // namespace
}  // namespace rekenschap
