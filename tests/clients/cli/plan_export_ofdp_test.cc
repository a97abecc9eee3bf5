#include "clients/cli/plan_export_ofdp.h"

#include <gmock/gmock.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "clients/cli/open_data_columns.h"
#include "clients/cli/plan_export_json.h"
#include "services/base/hash/canonical.h"
#include "tests/clients/cli/plan_export_sample.h"

namespace rekenschap::cli {
namespace {

using google::protobuf::Value;
using planning::v1::Revision;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Reads JSON with a reader that is not ours.
Value Parse(const std::string& json) {
  Value value;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &value);
  EXPECT_TRUE(status.ok()) << status.ToString() << json;
  return value;
}

const Value& At(const Value& value, const std::string& name) {
  return value.struct_value().fields().at(name);
}
const std::string& TextAt(const Value& value, const std::string& name) {
  return At(value, name).string_value();
}

TEST(JsonTest, KeepsTextsAndOrderAndIsValid) {
  const std::string text = "\"é\\ \n\r\t\x01\x7f</ €\"";
  const std::string json =
      Json::Object({{"z", text},
                    {"a\"b", Json::List({Json::Flag(true), Json::Flag(false), Json::Integer(-7)})},
                    {"leeg", Json::Object({})},
                    {"niets", Json::List({})}})
          .Print();
  const Value value = Parse(json);
  EXPECT_EQ(TextAt(value, "z"), text);
  EXPECT_EQ(At(value, "a\"b").list_value().values(2).number_value(), -7);
  EXPECT_LT(json.find("\"z\""), json.find("\"a\\\"b\""));
  EXPECT_THAT(json, AllOf(HasSubstr("[true, false, -7]"), HasSubstr("{}"), HasSubstr("[]")));
}

TEST(JsonTest, BreaksWhatIsLong) {
  const std::string word(60, 'x');
  EXPECT_EQ(Json::List({word, Json::Object({{"a", word}})}).Print(),
            "[\n  \"" + word + "\",\n  {\"a\": \"" + word + "\"}\n]\n");
}

TEST(PlanExportOfdpTest, WritesEveryFigureOfEveryTable) {
  EXPECT_EQ(
      ToFiscalDataPackage(SampleProgramme(), FirstRevision()).figures,
      "budget_line_id,table_id,table_title,line_title,measure,nature,basis,direction,fiscal_year,"
      "structural,phase_id,phase_label,value\r\n"
      "inhuur,geld,\"Geld; \"\"x 1\"\"\nmln\",Inhuur,EUR,FLOW,CASH,expenditure,2020,false,VB,"
      "Vastgestelde begroting,1234567.89\r\n"
      "inhuur,geld,\"Geld; \"\"x 1\"\"\nmln\",Inhuur,EUR,FLOW,CASH,expenditure,2021,false,VB,"
      "Vastgestelde begroting,-500.00\r\n"
      "inhuur,geld,\"Geld; \"\"x 1\"\"\nmln\",Inhuur,EUR,FLOW,CASH,expenditure,,true,VB,"
      "Vastgestelde begroting,1000.00\r\n"
      "team,plaatsen,Plaatsen,Team,FTE,STOCK,,,2020,false,VB,Vastgestelde begroting,11.600\r\n");
}

TEST(PlanExportOfdpTest, WritesReceiptsAccrualAndCountsAndNoPhase) {
  Revision revision = FirstRevision();
  revision.set_phase(Revision::PHASE_UNSPECIFIED);
  revision.mutable_tables(0)->set_direction(planning::v1::DIRECTION_RECEIPTS);
  revision.mutable_tables(0)->set_basis(type::v1::BASIS_ACCRUAL);
  auto& cell = *revision.mutable_tables(2)->mutable_lines(0)->add_cells();
  cell.set_structural(true);
  cell.mutable_worked_with()->set_count(12);
  EXPECT_THAT(ToFiscalDataPackage(SampleProgramme(), revision).figures,
              AllOf(HasSubstr(",EUR,FLOW,ACCRUAL,revenue,2020,false,,,1234567.89\r\n"),
                    HasSubstr("geslaagd,cursus,Cursus,Geslaagd,COUNT,FLOW,,,,true,,,12\r\n")));
}

TEST(PlanExportOfdpTest, NamesEveryPhaseThatHasACode) {
  for (const auto& [phase, code] : kPhaseCodes) {
    Revision revision = FirstRevision();
    revision.set_phase(phase);
    const std::string figures = ToFiscalDataPackage(SampleProgramme(), revision).figures;
    EXPECT_THAT(figures, HasSubstr(std::string(",false,") + code + ","));
    EXPECT_THAT(figures, Not(HasSubstr(std::string(",") + code + ",,"))) << "has no name";
  }
}

TEST(PlanExportOfdpTest, DescribesTheColumnsAsTheyAre) {
  const FiscalDataPackage package = ToFiscalDataPackage(SampleProgramme(), FirstRevision());
  const Value descriptor = Parse(package.descriptor);
  const Value& resource = At(descriptor, "resources").list_value().values(0);
  std::string header;
  std::map<std::string, std::string> types;
  for (const Value& field : At(At(resource, "schema"), "fields").list_value().values()) {
    header += (header.empty() ? "" : ",") + TextAt(field, "name");
    const auto& members = field.struct_value().fields();
    if (members.contains("columnType")) {
      types[TextAt(field, "name")] = members.at("columnType").string_value();
    }
  }
  EXPECT_EQ(header, package.figures.substr(0, package.figures.find('\r')));
  EXPECT_EQ(types[ofdp::kLine], "budget-line-id");
  EXPECT_EQ(types[ofdp::kMeasure], "value-kind:code");
  EXPECT_EQ(types[ofdp::kDirection], "direction");
  EXPECT_EQ(types[ofdp::kYear], "date:fiscal-year");
  EXPECT_EQ(types[ofdp::kPhaseId], "phase:id");
  EXPECT_EQ(types[ofdp::kPhaseLabel], "phase:label");
  EXPECT_EQ(types[ofdp::kValue], "value");
  EXPECT_EQ(TextAt(resource, "path"), "budget.csv");
  EXPECT_EQ(At(resource, "bytes").number_value(), static_cast<double>(package.figures.size()));
  EXPECT_EQ(TextAt(resource, "hash"), "sha256:" + base::Sha256Hex(package.figures));
  // The model speaks of no column that there is not.
  for (const auto& [name, dimension] :
       At(At(descriptor, "model"), "dimensions").struct_value().fields()) {
    for (const auto& [attribute, value] : At(dimension, "attributes").struct_value().fields()) {
      EXPECT_THAT("," + header + ",", HasSubstr("," + TextAt(value, "source") + ",")) << name;
    }
  }
  EXPECT_EQ(TextAt(At(At(At(descriptor, "model"), "measures"), "value"), "source"), ofdp::kValue);
}

TEST(PlanExportOfdpTest, SaysWhatThePlanIsAndWhereItComesFrom) {
  const Value descriptor =
      Parse(ToFiscalDataPackage(SampleProgramme(), SecondRevision()).descriptor);
  EXPECT_EQ(TextAt(descriptor, "profile"), "fiscal-data-package");
  EXPECT_EQ(TextAt(descriptor, "name"), "proef-2");
  EXPECT_EQ(TextAt(descriptor, "title"), "Proef: Vervolg");
  EXPECT_EQ(TextAt(descriptor, "created"), "2020-01-02T00:00:00Z") << "when it was adopted";
  EXPECT_EQ(TextAt(At(descriptor, "fiscalPeriod"), "start"), "2020-01-01");
  EXPECT_EQ(TextAt(At(descriptor, "fiscalPeriod"), "end"), "2021-12-31");
  const Value& own = At(descriptor, "rekenschap");
  EXPECT_EQ(TextAt(own, "revision"), "programmes/proef/revisions/2");
  EXPECT_EQ(TextAt(own, "predecessor"), "programmes/proef/revisions/1");
  EXPECT_EQ(TextAt(own, "contentHash"), "bbbb");
  EXPECT_TRUE(At(own, "adopted").bool_value());
  EXPECT_EQ(At(own, "budgetYear").number_value(), 2020);
  std::vector<std::string> sources;
  for (const Value& source : At(descriptor, "sources").list_value().values()) {
    sources.push_back(TextAt(source, "title") + " " + TextAt(source, "number") + " " +
                      TextAt(source, "date"));
  }
  EXPECT_THAT(sources, ElementsAre("Een \"wet\" 3 nr. 4 2019-12-20", "Motie 1 nr. 2 2019-09-19",
                                   "5 5 2012-11-20"));
  const auto& motion = At(descriptor, "sources").list_value().values(1);
  EXPECT_EQ(TextAt(motion, "path"), "https://x.nl/motie");
}

TEST(PlanExportOfdpTest, NamesAPaperOnce) {
  planning::v1::Programme programme = SampleProgramme();
  *programme.add_legal_basis() = programme.legal_basis(0);
  Revision revision = FirstRevision();
  *revision.mutable_printed_in() = revision.adopted_by();
  const Value descriptor = Parse(ToFiscalDataPackage(programme, revision).descriptor);
  EXPECT_EQ(At(descriptor, "sources").list_value().values_size(), 3);
}

TEST(PlanExportOfdpTest, HasTheTimeOfRecordingForADraftAndNoPeriodWithoutYears) {
  Revision draft = FirstRevision();
  draft.set_state(Revision::STATE_DRAFT);
  draft.clear_adopt_time();
  draft.set_budget_year(0);
  draft.clear_tables();
  const Value descriptor = Parse(ToFiscalDataPackage(SampleProgramme(), draft).descriptor);
  EXPECT_EQ(TextAt(descriptor, "created"), "2020-01-01T00:00:00Z");
  EXPECT_FALSE(At(At(descriptor, "rekenschap"), "adopted").bool_value());
  EXPECT_FALSE(descriptor.struct_value().fields().contains("fiscalPeriod"));
  EXPECT_FALSE(At(descriptor, "rekenschap").struct_value().fields().contains("budgetYear"));
}

}  // namespace
}  // namespace rekenschap::cli
