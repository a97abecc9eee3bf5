#include "clients/cli/command_line.h"

#include <cctype>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace rekenschap::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Ran {
  int exit_code = kDone;
  std::string out;
  std::string err;
};

Ran Typed(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "rekenschap");
  std::vector<const char*> argv;
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  Session session{out, err};
  const int exit_code = RunCommandLine(session, static_cast<int>(argv.size()), argv.data());
  return {exit_code, out.str(), err.str()};
}

// The command line in one language.
struct Spoken {
  explicit Spoken(const char* language) : session{sink, sink} {
    session.language_code = language;
    app = MakeCommandLine(session, exit_code);
  }
  std::ostringstream sink;
  Session session;
  int exit_code = kDone;
  std::unique_ptr<CLI::App> app;
};

using Visit =
    std::function<void(const std::vector<std::string>&, const CLI::App&, const CLI::App&)>;

// Visits the same command in both languages, and all below it.
void Walk(const std::vector<std::string>& path, const CLI::App& dutch, const CLI::App& english,
          const Visit& visit) {
  visit(path, dutch, english);
  const auto all = [](const CLI::App*) { return true; };
  const std::vector<const CLI::App*> dutch_below = dutch.get_subcommands(all);
  const std::vector<const CLI::App*> english_below = english.get_subcommands(all);
  ASSERT_EQ(dutch_below.size(), english_below.size());
  for (std::size_t i = 0; i < dutch_below.size(); ++i) {
    ASSERT_EQ(dutch_below[i]->get_name(), english_below[i]->get_name());
    std::vector<std::string> below = path;
    below.push_back(dutch_below[i]->get_name());
    Walk(below, *dutch_below[i], *english_below[i], visit);
  }
}

void WalkAll(const Visit& visit) {
  const Spoken dutch("nl");
  const Spoken english("en");
  Walk({}, *dutch.app, *english.app, visit);
}

std::set<std::string> WordsOf(const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text + ' ') {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += c;
    } else {
      words.insert(std::exchange(word, ""));
    }
  }
  return words;
}

TEST(CommandLineTest, EveryDescriptionStandsInBothLanguages) {
  int described = 0;
  WalkAll([&described](const auto& path, const CLI::App& dutch, const CLI::App& english) {
    const std::string command = "rekenschap " + ::testing::PrintToString(path);
    EXPECT_NE(dutch.get_description(), "") << command;
    EXPECT_NE(dutch.get_description(), english.get_description()) << command;
    const auto dutch_options = dutch.get_options();
    const auto english_options = english.get_options();
    ASSERT_EQ(dutch_options.size(), english_options.size()) << command;
    for (std::size_t i = 0; i < dutch_options.size(); ++i) {
      const std::string& text = dutch_options[i]->get_description();
      EXPECT_NE(text, "") << command << ' ' << dutch_options[i]->get_name();
      EXPECT_NE(text, english_options[i]->get_description()) << command;
      ++described;
    }
  });
  EXPECT_GT(described, 150);
}

TEST(CommandLineTest, HelpOfEveryCommandIsInTheLanguageAskedFor) {
  // What the library that reads command lines says by itself, and words without which no sentence
  // of English goes far.
  const std::set<std::string> kEnglish = {
      "Usage", "OPTIONS",  "Options",     "Positionals", "SUBCOMMAND", "Subcommands",
      "INT",   "REQUIRED", "Excludes",    "Needs",       "TEXT",       "FILE",
      "PATH",  "POSITIVE", "NONNEGATIVE", "Print",       "Such",       "such",
      "the",   "The",      "this",        "which",       "files"};
  WalkAll([&](std::vector<std::string> arguments, const CLI::App& dutch, const CLI::App& english) {
    const std::string command = "rekenschap " + ::testing::PrintToString(arguments);
    arguments.emplace_back("--help");
    const Ran spoken = Typed(arguments);
    EXPECT_EQ(spoken.exit_code, kDone) << command;
    EXPECT_EQ(spoken.err, "") << command;
    EXPECT_THAT(spoken.out, AllOf(StartsWith(dutch.get_description()), HasSubstr("Gebruik: "),
                                  HasSubstr("Toon deze uitleg")));
    for (const std::string& word : WordsOf(spoken.out)) {
      EXPECT_FALSE(kEnglish.contains(word)) << command << ": " << word;
    }
    arguments.emplace_back("--lang=en");
    const Ran in_english = Typed(arguments);
    EXPECT_EQ(in_english.exit_code, kDone) << command;
    EXPECT_THAT(in_english.out, AllOf(StartsWith(english.get_description()), HasSubstr("Usage: "),
                                      Not(HasSubstr("Gebruik"))));
  });
}

TEST(CommandLineTest, HelpTellsOfEachArgumentWhatItIs) {
  const std::string dutch = Typed({"report", "template", "--help"}).out;
  EXPECT_THAT(dutch,
              AllOf(HasSubstr("Gebruik: rekenschap report template [OPTIES] programma "
                              "periode [eenheid]"),
                    HasSubstr("Argumenten:\n  programma TEKST VERPLICHT"),
                    HasSubstr("  eenheid TEKST Niet met: --all-units"), HasSubstr("\nOpties:\n")));
  EXPECT_THAT(Typed({"report", "check", "--help"}).out,
              HasSubstr("  bestanden TEKST:BESTAND ... VERPLICHT"));
  EXPECT_THAT(Typed({"periods", "--help"}).out,
              AllOf(HasSubstr("--every GETAL:[1 - 3600]=5"), HasSubstr("--as-of GETAL:VANAF 1")));
  EXPECT_THAT(Typed({"periods", "--help", "--lang", "en"}).out,
              AllOf(HasSubstr("--every INT:[1 - 3600]=5"), HasSubstr("--as-of INT:POSITIVE")));
}

// To the services 0 means now, and nobody who types it does.
TEST(CommandLineTest, EntriesOfAJournalCountFromOne) {
  int found = 0;
  WalkAll([&found](const auto& path, const CLI::App& /*dutch*/, const CLI::App& english) {
    const CLI::Option* as_of = english.get_option_no_throw("--as-of");
    // Planning's can be a day too.
    if (as_of == nullptr || as_of->get_type_name().starts_with("TEXT")) return;
    EXPECT_EQ(as_of->get_type_name(), "INT:POSITIVE") << ::testing::PrintToString(path);
    ++found;
  });
  EXPECT_EQ(found, 8);
}

TEST(CommandLineTest, TheTopOfHelpTellsTheCommandsAndTheExitCodes) {
  const std::string dutch = Typed({"--help"}).out;
  EXPECT_THAT(dutch,
              AllOf(HasSubstr("Gebruik: rekenschap [OPTIES] OPDRACHT"),
                    HasSubstr("\nOpdrachten:\n  plan "), HasSubstr("--lang TEKST:{nl,en}=nl"),
                    HasSubstr("--output TEKST:{table,json,csv}=table"),
                    HasSubstr("Exitcodes:\n  0  gedaan\n  1  wat is gecontroleerd, is niet in")));
  const std::string english = Typed({"--lang", "en", "--help"}).out;
  EXPECT_THAT(english,
              AllOf(HasSubstr("\nSubcommands:\n  plan "), HasSubstr("--lang TEXT:{nl,en}=nl"),
                    HasSubstr("Exit codes:\n  0  done\n  1  what was checked is not")));
  EXPECT_THAT(Typed({"report", "--help"}).out,
              AllOf(Not(HasSubstr("Exitcodes")), HasSubstr("\nOpdrachten:\n  template ")));
}

TEST(CommandLineTest, TheLanguageIsFoundWhereverItStands) {
  EXPECT_THAT(Typed({"--lang=en", "report", "check"}).err, StartsWith("files is required"));
  EXPECT_THAT(Typed({"report", "check", "--lang", "en"}).err, StartsWith("files is required"));
  EXPECT_THAT(Typed({"report", "check"}).err, StartsWith("fout: het argument bestanden ontbreekt"));
  EXPECT_THAT(Typed({"report", "check", "--lang", "nl"}).err,
              StartsWith("fout: het argument bestanden ontbreekt"));
  // What is no language is refused as before, and behind `--` nothing is an option.
  const Ran unknown = Typed({"--lang", "de", "status"});
  EXPECT_EQ(unknown.exit_code, kUsage);
  EXPECT_THAT(unknown.err, StartsWith("fout: --lang: de kan hier niet; kies uit nl, en\n"));
  EXPECT_THAT(Typed({"report", "check", "--", "--lang=en"}).err,
              StartsWith("fout: bestanden: dit bestand is er niet: --lang=en"));
  EXPECT_EQ(Typed({"report", "check", "--lang"}).exit_code, kUsage);
}

TEST(CommandLineTest, ACommandThatThereIsNotIsNamed) {
  const Ran unknown = Typed({"foo"});
  EXPECT_EQ(unknown.exit_code, kUsage);
  EXPECT_THAT(
      unknown.err,
      AllOf(StartsWith("fout: «foo» is geen opdracht van rekenschap; er zijn: plan, report, "
                       "periods, "),
            HasSubstr("status\nZie --help.\n")));
  EXPECT_THAT(Typed({"plan", "shwo", "avim-mensenhandel"}).err,
              StartsWith("fout: «shwo» is geen opdracht van rekenschap plan; er zijn: load, "));
  EXPECT_THAT(Typed({"--lang", "en", "plan", "shwo"}).err,
              AllOf(StartsWith("error: «shwo» is no command of rekenschap plan; there are: load, "),
                    HasSubstr("\nRun with --help for more information.\n")));
}

TEST(CommandLineTest, WithoutACommandItTellsWhichThereAre) {
  const Ran none = Typed({});
  EXPECT_EQ(none.exit_code, kUsage);
  EXPECT_THAT(none.err, StartsWith("fout: zeg welke opdracht u bedoelt: plan, report, "));
  EXPECT_THAT(Typed({"period", "--lang", "en"}).err,
              StartsWith("error: say which command you mean: show, close, "));
  EXPECT_THAT(Typed({"period", "--foo"}).err,
              StartsWith("fout: dit is geen optie van rekenschap period: --foo\n"));
}

TEST(CommandLineTest, AnArgumentThatIsMissingHasTheNameThatHelpGivesIt) {
  EXPECT_THAT(Typed({"report", "template", "avim-mensenhandel", "2021-Q2"}).err,
              StartsWith("fout: het argument eenheid of de optie --all-units ontbreekt\n"));
  EXPECT_THAT(Typed({"period", "reopen", "avim-mensenhandel", "2021-Q2"}).err,
              StartsWith("fout: de optie --reason ontbreekt\n"));
}

TEST(CommandLineTest, AValueThatCannotBeIsToldInOneLanguage) {
  EXPECT_EQ(Typed({"settlement", "avim-mensenhandel", "2021-Q2"}).err,
            "fout: jaar: 2021-Q2 ligt niet tussen 1900 en 2200\nZie --help.\n");
  EXPECT_EQ(Typed({"status", "--output", "xml"}).err,
            "fout: --output: xml kan hier niet; kies uit csv, json, table\nZie --help.\n");
  for (const std::string entry : {"-1", "0"}) {
    const Ran ran = Typed({"compare", "avim-mensenhandel", "2021-Q2", "--as-of", entry});
    EXPECT_EQ(ran.exit_code, kUsage);
    EXPECT_EQ(ran.err, "fout: --as-of: " + entry +
                           " is te klein, of geen getal; geef een getal vanaf 1\nZie --help.\n");
  }
  EXPECT_EQ(
      Typed({"report", "template", "avim-mensenhandel", "2021-Q2", "limburg", "--all-units"}).err,
      "fout: eenheid gaat niet samen met --all-units\nZie --help.\n");
}

TEST(CommandLineTest, APercentageOfWhatWasAvailableIsOneOfTheWhole) {
  const auto decided = [](const std::string& most) {
    return Typed({"carry-over", "avim-mensenhandel", "2021", "--at-most", most, "--document",
                  "Brief", "--reason", "Afgesproken", "--monitoring", "127.0.0.1:1"});
  };
  for (const char* most : {"150", "100,01", "-1"}) {
    EXPECT_EQ(decided(most).exit_code, kUsage) << most;
    EXPECT_EQ(decided(most).err, "--at-most: geef een percentage van 0 tot en met 100\n") << most;
  }
  // It is asked of the service, which is not there.
  for (const char* most : {"0", "100"}) EXPECT_EQ(decided(most).exit_code, kUnreachable) << most;
}

TEST(CommandLineTest, APaymentThatIsTakenBackIsNamedByItsNumber) {
  const auto taken_back = [](const std::string& corrects) {
    return Typed({"payment", "record", "artikel-31-2020", "2021", "--date", "2021-01-15",
                  "--amount", "-5", "--corrects", corrects, "--document", "Brief", "--reason",
                  "Te veel", "--monitoring", "127.0.0.1:1"});
  };
  for (const char* corrects : {"abc", "0", "-1", "1x", "programmes/artikel-31-2020/payments/",
                               "programmes/avim/payments/1"}) {
    EXPECT_EQ(taken_back(corrects).exit_code, kUsage) << corrects;
    EXPECT_EQ(taken_back(corrects).err,
              "--corrects: geef het nummer van de betaling die wordt teruggenomen, zoals 1; "
              "`rekenschap payment list` toont ze\n")
        << corrects;
  }
  // It is asked of the service, which is not there.
  for (const char* corrects : {"1", "programmes/artikel-31-2020/payments/1"}) {
    EXPECT_EQ(taken_back(corrects).exit_code, kUnreachable) << corrects;
  }
}

TEST(CommandLineTest, AFileOfAnotherKindIsToldByItsName) {
  const testing::TempDir folder;
  const std::string path = folder / "rapportage.PDF";
  std::ofstream(path) << "%PDF-1.7 \"";
  const Ran dutch = Typed({"report", "check", path});
  EXPECT_EQ(dutch.exit_code, kUsage);
  EXPECT_THAT(dutch.out,
              AllOf(HasSubstr("rapportage.PDF: GEWEIGERD"),
                    HasSubstr("dit is geen .xlsx, .ods, .csv of .json"),
                    HasSubstr("FILE_KIND_UNKNOWN"), HasSubstr("rekenschap report template")));
  EXPECT_THAT(Typed({"report", "submit", path, "--lang", "en", "--as", "controller"}).out,
              HasSubstr("this is no .xlsx, .ods, .csv or .json"));
}

TEST(CommandLineTest, AFileThatIsNotWhatItsNameSaysIsToldSo) {
  const testing::TempDir folder;
  const std::string path = folder / "rapportage.XLSX";
  std::ofstream(path) << "%PDF-1.7 \"";
  EXPECT_THAT(Typed({"report", "check", path}).out, HasSubstr("FILE_NOT_ITS_NAME"));
  // Without an ending it is read as CSV.
  const std::string bare = folder / "rapportage";
  std::ofstream(bare) << "programma,eenheid\n";
  EXPECT_THAT(Typed({"report", "check", bare}).out,
              AllOf(HasSubstr("GEWEIGERD"), Not(HasSubstr("FILE_KIND_UNKNOWN"))));
}

}  // namespace
}  // namespace rekenschap::cli
