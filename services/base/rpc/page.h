#ifndef REKENSCHAP_SERVICES_BASE_RPC_PAGE_H_
#define REKENSCHAP_SERVICES_BASE_RPC_PAGE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

// Pages of lists (AIP-158).
namespace rekenschap::base {

struct PageLimits {
  int usual = 100;
  int most = 1000;
};

// How many rows a page has: 0 asks for the usual number, more than the most is the most.
// INVALID_ARGUMENT PAGE_SIZE_NEGATIVE.
absl::StatusOr<int> PageSize(int asked, PageLimits limits = {});

// What a request asks for, whichever of its pages: has to be the same for all of them.
template <class Request>
std::string Asked(Request request) {
  request.clear_page_size();
  request.clear_page_token();
  return request.SerializeAsString();
}

// An opaque token for the page after `key`, which only `method` takes back, and only for the same
// `asked`.
std::string PageToken(std::string_view method, std::string_view key, std::string_view asked = "");

// The key in a token; empty for an empty token, the first page. INVALID_ARGUMENT
// PAGE_TOKEN_INVALID.
absl::StatusOr<std::string> PageKey(std::string_view method, const std::string& token,
                                    std::string_view asked = "");

// As PageKey, for keys that are whole numbers of at least 0; 0 for the first page.
absl::StatusOr<std::int64_t> PageNumber(std::string_view method, const std::string& token,
                                        std::string_view asked = "");

}  // namespace rekenschap::base

#endif  // REKENSCHAP_SERVICES_BASE_RPC_PAGE_H_
