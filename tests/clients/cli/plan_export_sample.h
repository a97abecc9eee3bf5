#ifndef REKENSCHAP_TESTS_CLIENTS_CLI_PLAN_EXPORT_SAMPLE_H_
#define REKENSCHAP_TESTS_CLIENTS_CLI_PLAN_EXPORT_SAMPLE_H_

#include <stdexcept>
#include <string>

#include <google/protobuf/text_format.h>

#include "rekenschap/planning/v1/plan_file.pb.h"

// Small plans, as the planning service answers them.
namespace rekenschap::cli {

template <class Message>
Message FromText(const std::string& text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(text, &message)) {
    throw std::invalid_argument(text);
  }
  return message;
}

inline planning::v1::Programme SampleProgramme() {
  return FromText<planning::v1::Programme>(R"(
    name: "programmes/proef" title: "Proef"
    legal_basis { number: "1 nr. 2" title: "Motie" date: "2019-09-19" uri: "https://x.nl/motie" }
    budget_chapter: "VI" budget_article: "31" instrument: "bijdrage; bijzonder"
    cadence: PERIOD_KIND_QUARTER units: "units/oost"
    record_time { seconds: 1 } sequence: 2)");
}

// A first revision with a figure of every kind.
inline planning::v1::Revision FirstRevision() {
  return FromText<planning::v1::Revision>(R"(
    name: "programmes/proef/revisions/1" title: "Begin" state: STATE_ADOPTED
    phase: PHASE_ADOPTED_BUDGET budget_year: 2020
    adopted_by { number: "3 nr. 4" title: "Een \"wet\"" date: "2019-12-20" }
    tables {
      id: "geld" title: "Geld; \"x 1\"\nmln" measure: MEASURE_EUR nature: NATURE_FLOW
      basis: BASIS_CASH print_unit_count: 1000000
      lines {
        id: "inhuur" title: "Inhuur" allocation_key: "sleutel"
        cells { year: 2020 printed: "1,2" worked_with { eurocents: 123456789 } }
        cells { year: 2021 worked_with { eurocents: -50000 } }
        cells { structural: true worked_with { eurocents: 100000 } }
      }
    }
    tables {
      id: "plaatsen" title: "Plaatsen" measure: MEASURE_FTE nature: NATURE_STOCK
      lines { id: "team" title: "Team" cells { year: 2020 worked_with { fte_thousandths: 11600 } } }
    }
    tables {
      id: "cursus" title: "Cursus" measure: MEASURE_COUNT nature: NATURE_FLOW
      lines { id: "geslaagd" title: "Geslaagd" }
    }
    allocation_keys {
      id: "sleutel" title: "Sleutel" source { number: "5" date: "2012-11-20" }
      weights { unit: "units/oost" weight: 1 }
    }
    target_resolution_version: 2 author: "a" record_time { seconds: 1577836800 } sequence: 3
    adopter: "b" adopt_time { seconds: 1577923200 } adopt_sequence: 4
    content_hash: "aaaa" etag: "e")");
}

// The one after it: a mutation on its first figure.
inline planning::v1::Revision SecondRevision() {
  planning::v1::Revision revision = FirstRevision();
  revision.MergeFrom(FromText<planning::v1::Revision>(R"(
    name: "programmes/proef/revisions/2" title: "Vervolg" phase: PHASE_FIRST_SUPPLEMENTARY
    predecessor: "programmes/proef/revisions/1" content_hash: "bbbb"
    mutations {
      id: "meer" title: "Meer" class: CLASS_POLICY kind: KIND_ADJUSTMENT reason: "Besluit."
      entries { line: "inhuur" year: 2021 amount { eurocents: 1 } }
    })"));
  revision.mutable_tables(0)
      ->mutable_lines(0)
      ->mutable_cells(1)
      ->mutable_worked_with()
      ->set_eurocents(-49999);
  return revision;
}

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_TESTS_CLIENTS_CLI_PLAN_EXPORT_SAMPLE_H_
