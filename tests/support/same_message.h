#ifndef REKENSCHAP_TESTS_SUPPORT_SAME_MESSAGE_H_
#define REKENSCHAP_TESTS_SUPPORT_SAME_MESSAGE_H_

#include <google/protobuf/util/message_differencer.h>

namespace rekenschap::testing {

// Whether two messages say the same; as bytes their maps may stand in any order.
inline bool Same(const google::protobuf::Message& one, const google::protobuf::Message& other) {
  return google::protobuf::util::MessageDifferencer::Equals(one, other);
}

}  // namespace rekenschap::testing

#endif  // REKENSCHAP_TESTS_SUPPORT_SAME_MESSAGE_H_
