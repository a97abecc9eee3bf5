#ifndef REKENSCHAP_CLIENTS_CLI_OPEN_DATA_COLUMNS_H_
#define REKENSCHAP_CLIENTS_CLI_OPEN_DATA_COLUMNS_H_

#include <utility>

#include "rekenschap/planning/v1/revision.pb.h"

// The columns and codes of the two open formats that plans are exported to and imported from.
namespace rekenschap::cli {

// The budget tables of the ministry of Finance (rijksfinancien.nl, budgettaire tabellen): `;`
// between cells, UTF-8, amounts in thousands of euros with a decimal comma where one is needed.
namespace rijksfinancien {

// Chapter, article, part, instrument, scheme and the letter of `vuo`, with dots between.
inline constexpr const char* kIndex = "index";
inline constexpr const char* kYear = "jaar";
inline constexpr const char* kPhase = "fase";  // one of kPhaseCodes; empty for none
inline constexpr const char* kMinister = "verantwoordelijk_minister";
inline constexpr const char* kChapterName = "hoofdstuk_naam";
inline constexpr const char* kChapterNumber = "hoofdstuk_nummer";
inline constexpr const char* kArticleName = "artikel_naam";
inline constexpr const char* kArticleNumber = "artikel_nummer";
inline constexpr const char* kPolicy = "beleid_of_niet_beleid";
inline constexpr const char* kModel = "rbv_model";
inline constexpr const char* kPartName = "artikelonderdeel_naam";      // the table's title
inline constexpr const char* kPartNumber = "artikelonderdeel_nummer";  // the table's id
inline constexpr const char* kInstrumentName = "instrument_of_uitsplitsing_apparaat_naam";
inline constexpr const char* kInstrumentNumber = "instrument_of_uitsplitsing_apparaat_nummer";
inline constexpr const char* kSchemeName = "regeling_detailniveau_naam";      // the line's title
inline constexpr const char* kSchemeNumber = "regeling_detailniveau_nummer";  // the line's id
inline constexpr const char* kKind = "vuo";       // kCommitments, kExpenditure or kReceipts
inline constexpr const char* kAmount = "bedrag";  // thousands of euros

// In the order of the file.
inline constexpr const char* kColumns[] = {
    kIndex,         kYear,        kPhase,          kMinister,         kChapterName,
    kChapterNumber, kArticleName, kArticleNumber,  kPolicy,           kModel,
    kPartName,      kPartNumber,  kInstrumentName, kInstrumentNumber, kSchemeName,
    kSchemeNumber,  kKind,        kAmount};

inline constexpr const char* kCommitments = "V";  // verplichtingen
inline constexpr const char* kExpenditure = "U";  // uitgaven: cash
inline constexpr const char* kReceipts = "O";     // ontvangsten: cash

}  // namespace rijksfinancien

// An Open Fiscal Data Package: a folder with a descriptor and its figures, `,` between cells
// (RFC 4180), values with a decimal point in whole euros, fte or counts.
namespace ofdp {

inline constexpr const char* kDescriptorFile = "datapackage.json";
inline constexpr const char* kFiguresFile = "budget.csv";

inline constexpr const char* kLine = "budget_line_id";  // the line's id
inline constexpr const char* kTable = "table_id";
inline constexpr const char* kTableTitle = "table_title";
inline constexpr const char* kLineTitle = "line_title";
inline constexpr const char* kMeasure = "measure";  // EUR, FTE or COUNT
inline constexpr const char* kNature = "nature";    // FLOW or STOCK
inline constexpr const char* kBasis = "basis";      // COMMITMENTS, CASH, ACCRUAL; empty for none
inline constexpr const char* kDirection =
    "direction";                                     // kExpenditure, kRevenue; empty for no euros
inline constexpr const char* kYear = "fiscal_year";  // empty for a structural figure
inline constexpr const char* kStructural = "structural";  // true or false
inline constexpr const char* kPhaseId = "phase_id";       // one of kPhaseCodes; empty for none
inline constexpr const char* kPhaseLabel = "phase_label";
inline constexpr const char* kValue = "value";

// In the order of the file.
inline constexpr const char* kColumns[] = {
    kLine,      kTable, kTableTitle, kLineTitle, kMeasure,    kNature, kBasis,
    kDirection, kYear,  kStructural, kPhaseId,   kPhaseLabel, kValue};

inline constexpr const char* kExpenditure = "expenditure";
inline constexpr const char* kRevenue = "revenue";

}  // namespace ofdp

// How both formats write a step of the budget cycle; a revision without one has an empty cell.
inline constexpr std::pair<planning::v1::Revision::Phase, const char*> kPhaseCodes[] = {
    {planning::v1::Revision::PHASE_DRAFT_BUDGET, "OWB"},
    {planning::v1::Revision::PHASE_MEMORANDUM_OF_AMENDMENT, "NVW"},
    {planning::v1::Revision::PHASE_AMENDMENT, "AMD"},
    {planning::v1::Revision::PHASE_ADOPTED_BUDGET, "VB"},
    {planning::v1::Revision::PHASE_INCIDENTAL_SUPPLEMENTARY, "ISB"},
    {planning::v1::Revision::PHASE_FIRST_SUPPLEMENTARY, "O1"},
    {planning::v1::Revision::PHASE_BUDGET_DAY_SUPPLEMENTARY, "PSUPP"},
    {planning::v1::Revision::PHASE_SECOND_SUPPLEMENTARY, "O2"},
    {planning::v1::Revision::PHASE_FINAL_LAW, "JV"},
    {planning::v1::Revision::PHASE_TECHNICAL_CORRECTION, "TC"},
};

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_CLIENTS_CLI_OPEN_DATA_COLUMNS_H_
