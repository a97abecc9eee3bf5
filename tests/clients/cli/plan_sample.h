#ifndef REKENSCHAP_TESTS_CLIENTS_CLI_PLAN_SAMPLE_H_
#define REKENSCHAP_TESTS_CLIENTS_CLI_PLAN_SAMPLE_H_

#include <stdexcept>
#include <string>

#include <google/protobuf/text_format.h>

// Plans for the tests of what is shown of them.
namespace rekenschap::cli {

// A message in Protobuf's text format.
template <class Message>
Message Parsed(const std::string& text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(text, &message)) {
    throw std::invalid_argument("a test's message cannot be read");
  }
  return message;
}

// A revision of three lines in millions, with two mutations.
inline constexpr char kSupplementary[] = R"pb(
  name: "programmes/avim/revisions/2"
  title: "Eerste suppletoire"
  state: STATE_DRAFT
  adopted_by { number: "35 850 VI nr. 2" date: "2021-05-28" }
  predecessor: "programmes/avim/revisions/1"
  tables {
    id: "budget"
    title: "Budget"
    measure: MEASURE_EUR
    basis: BASIS_CASH
    print_unit_count: 1000000
    lines {
      id: "mensenhandel"
      title: "Mensenhandel"
      cells {
        year: 2021
        worked_with { eurocents: 300000000 }
      }
      cells {
        year: 2022
        worked_with { eurocents: 610000000 }
      }
      cells {
        structural: true
        worked_with { eurocents: 690000000 }
      }
    }
    lines {
      id: "ienr"
      title: "I&R"
      cells {
        year: 2021
        worked_with { eurocents: 160000000 }
      }
      cells {
        structural: true
        worked_with { eurocents: 320000000 }
      }
    }
    lines { id: "training" title: "Training" }
  }
  tables {
    id: "fte"
    title: "Fte"
    measure: MEASURE_FTE
    lines {
      id: "mensenhandel-fte"
      title: "Mensenhandel"
      cells {
        year: 2021
        worked_with { fte_thousandths: 46400 }
      }
    }
  }
  mutations { id: "kasschuif" title: "Kasschuif werving" }
  mutations { id: "bijstelling" title: "Loonbijstelling" }
)pb";

// How it differs from the one before: a cash shift and an indexation.
inline constexpr char kDifferences[] = R"pb(
  differences {
    table: "budget"
    line: "mensenhandel"
    year: 2021
    was { eurocents: 340000000 }
    becomes { eurocents: 300000000 }
    mutations {
      mutation: "kasschuif"
      title: "Kasschuif werving"
      amount { eurocents: -40000000 }
    }
    unexplained { eurocents: 0 }
  }
  differences {
    table: "budget"
    line: "mensenhandel"
    year: 2022
    was { eurocents: 560000000 }
    becomes { eurocents: 610000000 }
    mutations {
      mutation: "bijstelling"
      title: "Loonbijstelling"
      amount { eurocents: 10000000 }
    }
    mutations {
      mutation: "kasschuif"
      title: "Kasschuif werving"
      amount { eurocents: 40000000 }
    }
    unexplained { eurocents: 0 }
  }
  differences {
    table: "budget"
    line: "mensenhandel"
    structural: true
    was { eurocents: 680000000 }
    becomes { eurocents: 690000000 }
    mutations {
      mutation: "bijstelling"
      title: "Loonbijstelling"
      amount { eurocents: 10000000 }
    }
    unexplained { eurocents: 0 }
  }
)pb";

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_TESTS_CLIENTS_CLI_PLAN_SAMPLE_H_
