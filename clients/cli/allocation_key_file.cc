#include "clients/cli/allocation_key_file.h"

#include <set>

#include "clients/cli/budget_label.h"
#include "clients/cli/budget_sheet.h"
#include "services/finance/names.h"
#include "services/finance/notation.h"

namespace rekenschap::cli {

std::optional<planning::v1::AllocationKey> ReadAllocationKey(const std::string& content,
                                                             ImportProblems& problems) {
  const std::size_t before = problems.total();
  const std::vector<Sheet> sheets = ReadSheets("key.csv", content, ';', problems);
  if (sheets.empty()) return std::nullopt;
  const Sheet& sheet = sheets.front();
  const std::string unit_header = LabelKey(sheet.At(0, 0).text);
  const std::string weight_header = LabelKey(sheet.At(0, 1).text);
  if ((unit_header != "eenheid" && unit_header != "unit") ||
      (weight_header != "gewicht" && weight_header != "weight")) {
    problems.Add("A1", "HEADER_NOT_UNDERSTOOD",
                 problems.Say("de kop van een verdeelsleutel is eenheid;gewicht",
                              "the header of a key is unit;weight"),
                 problems.Say("zet die kop erboven", "put that header above it"));
    return std::nullopt;
  }
  planning::v1::AllocationKey key;
  std::set<std::string> seen;
  for (std::size_t row = 1; row < sheet.rows.size(); ++row) {
    const std::string& unit = sheet.At(row, 0).text;
    const std::string& text = sheet.At(row, 1).text;
    if (unit.empty() && text.empty()) continue;
    const auto written = finance::ReadDutch(text);
    const auto weight = written.ok() ? finance::ScaleTo(*written, 0) : written.status();
    if (!finance::IsId(unit) || !seen.insert(unit).second) {
      problems.Add(
          sheet.PlaceOf(row, 0), "UNIT_UNFIT",
          "'" + unit.substr(0, 63) +
              problems.Say("' is geen id van een eenheid, of staat er twee keer",
                           "' is no id of a unit, or stands there twice"),
          problems.Say("schrijf het id, zoals rotterdam", "write the id, such as rotterdam"));
    } else if (!weight.ok() || *weight < 0) {
      problems.Add(
          sheet.PlaceOf(row, 1), "WEIGHT_UNFIT",
          "'" + text.substr(0, 40) +
              problems.Say("' is geen heel getal vanaf 0", "' is no whole number from 0"),
          problems.Say("schrijf een heel getal: 11,6 % bijvoorbeeld overal in duizendsten, "
                       "als 11600",
                       "write a whole number: 11.6 % for instance everywhere in "
                       "thousandths, as 11600"));
    } else {
      auto& added = *key.add_weights();
      added.set_unit(finance::UnitName(unit));
      added.set_weight(*weight);
    }
  }
  if (key.weights().empty() && problems.total() == before) {
    problems.Add("A2", "FILE_EMPTY",
                 problems.Say("de sleutel heeft geen eenheden", "the key has no units"),
                 problems.Say("zet onder de kop een rij per eenheid",
                              "put a row per unit below the header"));
  }
  if (problems.total() > before) return std::nullopt;
  return key;
}

}  // namespace rekenschap::cli
