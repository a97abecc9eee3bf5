#ifndef REKENSCHAP_CLIENTS_CLI_IMPORT_PROBLEMS_H_
#define REKENSCHAP_CLIENTS_CLI_IMPORT_PROBLEMS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "services/finance/language.h"

// What is wrong with a file that a plan is imported from.
namespace rekenschap::cli {

struct ImportProblem {
  std::string place;    // `Blad1!B7`, `B7` in a CSV file; empty for the file as a whole
  std::string rule;     // stable and UPPER_SNAKE
  std::string message;  // what is wrong, with what was read
  std::string remedy;   // how to mend it
};

// Gathers all that is wrong, so that it is told at once; the first ones in full.
class ImportProblems {
 public:
  static constexpr std::size_t kMost = 50;

  explicit ImportProblems(finance::Language language) : language_(language) {}

  void Add(std::string place, const char* rule, std::string message, std::string remedy) {
    ++total_;
    if (first_.size() >= kMost) return;
    first_.push_back({std::move(place), rule, std::move(message), std::move(remedy)});
  }
  std::string Say(const char* dutch, const char* english) const {
    return language_ == finance::Language::kDutch ? dutch : english;
  }

  finance::Language language() const { return language_; }
  bool empty() const { return total_ == 0; }
  std::size_t total() const { return total_; }
  const std::vector<ImportProblem>& first() const { return first_; }

 private:
  const finance::Language language_;
  std::size_t total_ = 0;
  std::vector<ImportProblem> first_;
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_IMPORT_PROBLEMS_H_
