#ifndef REKENSCHAP_SERVICES_FINANCE_LANGUAGE_H_
#define REKENSCHAP_SERVICES_FINANCE_LANGUAGE_H_

#include <optional>
#include <string_view>

namespace rekenschap::finance {

// The languages of texts and notations for people.
enum class Language { kDutch, kEnglish };

// `nl`, `en`; nothing for any other code.
inline std::optional<Language> ParseLanguage(std::string_view code) {
  if (code == "nl") return Language::kDutch;
  if (code == "en") return Language::kEnglish;
  return std::nullopt;
}

}  // namespace rekenschap::finance

#endif  // REKENSCHAP_SERVICES_FINANCE_LANGUAGE_H_
