#include "clients/cli/plan_figures.h"

#include <sstream>

#include <gtest/gtest.h>

namespace rekenschap::cli {
namespace {

using finance::Measure;

constexpr std::int64_t kMillion = 1'000'000;

class PlanFiguresTest : public ::testing::Test {
 protected:
  // The figures as shown in a table of the given print unit.
  std::vector<std::string> Shown(Measure measure, std::int64_t print_unit,
                                 const std::vector<std::int64_t>& values) const {
    const Scale scale = ScaleFor(measure, print_unit, values);
    std::vector<std::string> shown = {ScaleWords(session_, scale)};
    for (const std::int64_t value : values) {
      shown.push_back(ScaledCell(session_, scale, value).text);
    }
    return shown;
  }

  std::ostringstream out_;
  const Session session_{out_, out_};
};

using Strings = std::vector<std::string>;

TEST_F(PlanFiguresTest, AreShownInThePrintUnitWhereThatLosesNothing) {
  EXPECT_EQ(Shown(Measure::kEuro, kMillion, {680'000'000, 0, -40'000'000}),
            (Strings{"x € 1 mln", "6,8", "0,0", "-0,4"}));
  EXPECT_EQ(Shown(Measure::kEuro, kMillion, {680'000'000, 1'200'000}),
            (Strings{"x € 1 mln", "6,800", "0,012"}));
  EXPECT_EQ(Shown(Measure::kEuro, 1'000, {627'139'600'000}), (Strings{"x € 1.000", "6.271.396"}));
  EXPECT_EQ(Shown(Measure::kFte, 1, {58'000, 24'650}), (Strings{"in fte", "58,00", "24,65"}));
  EXPECT_EQ(Shown(Measure::kFte, 1, {58'000}), (Strings{"in fte", "58,0"}));
  EXPECT_EQ(Shown(Measure::kCount, 1, {12}), (Strings{"aantallen", "12"}));
  EXPECT_EQ(Shown(Measure::kEuro, 0, {100}), (Strings{"in euro's", "1"}));
}

TEST_F(PlanFiguresTest, AreShownInASmallerUnitWhereThePrintUnitWouldTakeManyDecimals) {
  EXPECT_EQ(Shown(Measure::kEuro, kMillion, {680'000'000, 17'476'000}),
            (Strings{"x € 1.000", "6.800,00", "174,76"}));
  EXPECT_EQ(Shown(Measure::kEuro, kMillion, {680'000'000, 17'476'001}),
            (Strings{"in euro's", "6.800.000,00", "174.760,01"}));
  EXPECT_EQ(Shown(Measure::kEuro, 1, {110}), (Strings{"in euro's", "1,10"}));
}

TEST_F(PlanFiguresTest, BesidePrintsStayInThePrintUnit) {
  const Scale scale = PrintScale(Measure::kEuro, kMillion, {17'476'001});
  EXPECT_EQ(ScaleWords(session_, scale), "x € 1 mln");
  EXPECT_EQ(ScaledCell(session_, scale, 17'476'001).text, "0,17476001");
  EXPECT_EQ(ScaledCell(session_, PrintScale(Measure::kEuro, kMillion, {}), 100'000'000).text,
            "1,0");
}

TEST_F(PlanFiguresTest, ArePlainAndWholeForPrograms) {
  const Scale scale = ScaleFor(Measure::kEuro, kMillion, {680'000'000});
  EXPECT_EQ(ScaledCell(session_, scale, 680'000'000).plain, "6800000.00");
  EXPECT_EQ(SignedCell(session_, scale, 680'000'000).plain, "6800000.00");
}

TEST_F(PlanFiguresTest, ShowTheirSignAsAmounts) {
  const Scale scale = ScaleFor(Measure::kEuro, kMillion, {40'000'000});
  EXPECT_EQ(SignedCell(session_, scale, 40'000'000).text, "+0,4");
  EXPECT_EQ(SignedCell(session_, scale, -40'000'000).text, "-0,4");
  EXPECT_EQ(SignedCell(session_, scale, 0).text, "0");
}

TEST_F(PlanFiguresTest, AreReadFromTheWire) {
  type::v1::Quantity quantity;
  EXPECT_EQ(ValueOf(quantity), 0);
  quantity.set_fte_thousandths(-5'500);
  EXPECT_EQ(ValueOf(quantity), -5'500);
  EXPECT_EQ(MeasureOf(quantity), Measure::kFte);
  EXPECT_EQ(MeasureOf(type::v1::MEASURE_COUNT), Measure::kCount);
}

}  // namespace
}  // namespace rekenschap::cli
