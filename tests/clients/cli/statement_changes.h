#ifndef REKENSCHAP_TESTS_CLIENTS_CLI_STATEMENT_CHANGES_H_
#define REKENSCHAP_TESTS_CLIENTS_CLI_STATEMENT_CHANGES_H_

#include <functional>
#include <memory>
#include <string>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include "services/monitoring/rpc/convert_statement.h"
#include "tests/services/monitoring/domain/statement_sample.h"

// A statement with something in every field, and every way in which it can be another.
namespace rekenschap::cli {

inline monitoring::v1::StatementContent SampleStatement() {
  monitoring::Statement statement;
  statement.content = monitoring::FullStatement();
  monitoring::v1::Statement out;
  monitoring::ToProto(statement, out);
  return out.content();
}

// Changes a value, or adds it where there is none.
inline void Spoil(google::protobuf::Message& message,
                  const google::protobuf::FieldDescriptor& field) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  switch (field.cpp_type()) {
    case google::protobuf::FieldDescriptor::CPPTYPE_STRING:
      return reflection.SetString(&message, &field, reflection.GetString(message, &field) + "x");
    case google::protobuf::FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, !reflection.GetBool(message, &field));
    case google::protobuf::FieldDescriptor::CPPTYPE_INT32:
      return reflection.SetInt32(&message, &field, reflection.GetInt32(message, &field) + 1);
    case google::protobuf::FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(&message, &field, reflection.GetInt64(message, &field) + 1);
    case google::protobuf::FieldDescriptor::CPPTYPE_ENUM:
      return reflection.SetEnumValue(&message, &field,
                                     reflection.GetEnumValue(message, &field) == 1 ? 2 : 1);
    default:
      FAIL() << field.full_name();
  }
}

// Calls `seen` with the whole after each change of one thing in it, which is then undone.
inline void ForEachChange(google::protobuf::Message& part,
                          const std::function<void(const std::string&)>& seen) {
  const google::protobuf::Reflection& reflection = *part.GetReflection();
  for (int i = 0; i < part.GetDescriptor()->field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *part.GetDescriptor()->field(i);
    const std::unique_ptr<google::protobuf::Message> before(part.New());
    before->CopyFrom(part);
    const bool is_message = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
    if (field.is_repeated()) {
      EXPECT_GT(reflection.FieldSize(part, &field), 0) << field.full_name();
      reflection.RemoveLast(&part, &field);
      seen(field.full_name() + " without its last");
      part.CopyFrom(*before);
      ForEachChange(*reflection.MutableRepeatedMessage(&part, &field, 0), seen);
    } else if (is_message) {
      EXPECT_TRUE(reflection.HasField(part, &field)) << field.full_name();
      reflection.ClearField(&part, &field);
      seen(field.full_name() + " gone");
      part.CopyFrom(*before);
      ForEachChange(*reflection.MutableMessage(&part, &field), seen);
    } else {
      Spoil(part, field);
      seen(field.full_name());
    }
    part.CopyFrom(*before);
  }
}

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_TESTS_CLIENTS_CLI_STATEMENT_CHANGES_H_
