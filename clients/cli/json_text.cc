#include "clients/cli/json_text.h"

#include <memory>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/type_resolver.h>
#include <google/protobuf/util/type_resolver_util.h>

namespace rekenschap::cli {
namespace {

namespace pb = google::protobuf;

constexpr char kTypes[] = "type.googleapis.com";

std::string Serialized(const pb::Message& message) {
  std::string bytes;
  pb::io::StringOutputStream stream(&bytes);
  pb::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);  // as it is otherwise, a map has an order per process
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace

std::string JsonText(const pb::Message& message, const pb::util::JsonPrintOptions& options) {
  static const std::unique_ptr<pb::util::TypeResolver> types(
      pb::util::NewTypeResolverForDescriptorPool(kTypes, pb::DescriptorPool::generated_pool()));
  const std::string type = std::string(kTypes) + "/" + message.GetDescriptor()->full_name();
  std::string json;
  if (!pb::util::BinaryToJsonString(types.get(), type, Serialized(message), &json, options).ok()) {
    return "";
  }
  return json;
}

}  // namespace rekenschap::cli
