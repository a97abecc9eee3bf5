#include "clients/cli/sheet_limits.h"

#include <algorithm>
#include <array>
#include <optional>

#include <absl/strings/cord.h>

namespace rekenschap::cli {
namespace {

constexpr char kLimitPayload[] = "rekenschap/sheet-limit";
constexpr char kPlacePayload[] = "rekenschap/sheet-place";

struct Words {
  SheetLimit limit;
  const char* dutch;
  const char* english;
};

// The words below say these.
static_assert(kMaxImportBytes == 16 << 20 && kMaxUnpackedBytes == 64 << 20 &&
              kMaxUnpackedRatio == 200 && kMaxParts == 1'000 && kMaxElements == 5'000'000 &&
              kMaxSheetMemory == 128 << 20 && kMaxSheets == 200 && kMaxSheetRows == 20'000 &&
              kMaxSheetColumns == 400 && kMaxCells == 1'000'000 && kMaxCellBytes == 10'000);

constexpr std::array kWords = {
    Words{SheetLimit::kFileBytes, "het bestand is groter dan 16 MiB",
          "the file is larger than 16 MiB"},
    Words{SheetLimit::kUnpackedBytes, "het bestand pakt uit tot meer dan 64 MiB",
          "the file unpacks to more than 64 MiB"},
    Words{SheetLimit::kUnpackedRatio,
          "het bestand pakt uit tot meer dan 200 maal zijn eigen grootte",
          "the file unpacks to more than 200 times its own size"},
    Words{SheetLimit::kParts, "de werkmap bestaat uit meer dan 1.000 onderdelen",
          "the workbook consists of more than 1,000 parts"},
    Words{SheetLimit::kElements, "de werkmap heeft een onderdeel met meer dan 5.000.000 elementen",
          "the workbook has a part with more than 5,000,000 elements"},
    Words{SheetLimit::kMemory, "de cellen van de werkmap nemen samen meer dan 128 MiB in",
          "the cells of the workbook take more than 128 MiB together"},
    Words{SheetLimit::kSheets, "de werkmap heeft meer dan 200 bladen",
          "the workbook has more than 200 sheets"},
    Words{SheetLimit::kRows, "deze rij staat voorbij de 20.000 rijen die worden gelezen",
          "this row stands beyond the 20,000 rows that are read"},
    Words{SheetLimit::kColumns, "deze kolom staat voorbij de 400 kolommen die worden gelezen",
          "this column stands beyond the 400 columns that are read"},
    Words{SheetLimit::kCells, "het bestand heeft meer dan 1.000.000 cellen",
          "the file has more than 1,000,000 cells"},
    Words{SheetLimit::kCellBytes, "deze cel telt meer dan 10.000 bytes",
          "this cell has more than 10,000 bytes"},
};

std::string RemedyFor(SheetLimit limit, const ImportProblems& problems) {
  switch (limit) {
    case SheetLimit::kCellBytes:
      return problems.Say("kort de tekst in, of sluit een aanhalingsteken dat hier begint",
                          "shorten the text, or close a quotation mark that begins here");
    case SheetLimit::kColumns:
      return problems.Say("haal kolommen weg die niet nodig zijn",
                          "take away columns that are not needed");
    default:
      return problems.Say("zet alleen wat nodig is in een nieuw werkblad, of splits het",
                          "put only what is needed into a new sheet, or split it");
  }
}

}  // namespace

absl::Status LimitPassed(SheetLimit limit, std::string_view place) {
  absl::Status status = absl::ResourceExhaustedError("it is larger than is read");
  status.SetPayload(kLimitPayload, absl::Cord(std::string(1, static_cast<char>(limit))));
  status.SetPayload(kPlacePayload, absl::Cord(std::string(place)));
  return status;
}

void NoteLimitPassed(const absl::Status& passed, ImportProblems& problems) {
  const auto limit = passed.GetPayload(kLimitPayload);
  const auto place = passed.GetPayload(kPlacePayload);
  const auto* const words = std::ranges::find(
      kWords, static_cast<SheetLimit>(limit ? std::string(*limit).front() : 0), &Words::limit);
  problems.Add(place ? std::string(*place) : "", "FILE_TOO_LARGE",
               problems.Say(words->dutch, words->english), RemedyFor(words->limit, problems));
}

}  // namespace rekenschap::cli
