#include "services/monitoring/domain/settlement_texts.h"

#include <array>

#include <absl/strings/str_format.h>

#include "services/finance/notation.h"

namespace rekenschap::monitoring {
namespace {

using finance::Language;

struct StepText {
  SettlementStepKind kind;
  std::int64_t Settlement::*amount;
  std::string_view source;
  const char* title_dutch;
  const char* title_english;
  const char* note_dutch;
  const char* note_english;
};

constexpr std::array<StepText, 12> kSteps = {{
    {SettlementStepKind::kGranted, &Settlement::granted,
     "Politiewet 2012 art. 33; Besluit financieel beheer politie art. 1 (a, b), 9", "Verleend",
     "Granted",
     "De bijzondere bijdrage voor dit jaar volgens het vastgestelde plan; aan een bijzondere "
     "bijdrage zijn voorwaarden verbonden.",
     "The earmarked contribution for the year by the adopted plan; conditions are attached to it."},
    {SettlementStepKind::kCarriedIn, &Settlement::carried_in,
     "Besluit financieel beheer politie art. 12, vierde lid (a)", "Overgeheveld uit vorig jaar",
     "Carried over from last year",
     "Openstaande bijdragen van vorig jaar, die voor hetzelfde doel beschikbaar bleven.",
     "Last year's outstanding contributions, which remained for the same purpose."},
    {SettlementStepKind::kPaid, &Settlement::paid, "Besluit financieel beheer politie art. 9, 10",
     "Bevoorschot", "Paid in advance",
     "De vastgelegde betalingen voor dit jaar, na aftrek van tegenboekingen.",
     "The payments recorded for the year, counter-entries taken off."},
    {SettlementStepKind::kSpent, &Settlement::spent,
     "Besluit financieel beheer politie art. 2, 7, 8", "Besteed aan het doel",
     "Spent on the purpose",
     "De lasten volgens de geaccepteerde jaarrapportages van de eenheden, op het stelsel van baten "
     "en lasten. De vastgestelde jaarrekening gaat voor.",
     "The expenses by the units' accepted year reports, on an accrual basis. The adopted annual "
     "account takes precedence."},
    {SettlementStepKind::kCharged, &Settlement::charged,
     "Besluit financieel beheer politie art. 9, 12, vijfde lid", "Ten laste van de bijdrage",
     "Charged to the contribution",
     "Per regel wat besteed is, tot wat ervoor beschikbaar was (verleend en overgeheveld). Met de "
     "vaststelling van de jaarrekening zijn de voorschotten in zoverre afgerekend.",
     "Per line what was spent, up to what was available (granted and carried over). Adopting the "
     "annual account settles the advances to that extent."},
    {SettlementStepKind::kOwnAccount, &Settlement::own_account, "", "Voor eigen rekening",
     "On the own account",
     "Wat een regel meer kostte dan ervoor beschikbaar was. Hierover is geen bepaling van het "
     "Besluit bekend; het rust op het verleende bedrag, dat zonder herziening van het plan niet "
     "verschuift tussen regels.",
     "What a line cost beyond what was available for it. No article of the Besluit is known to "
     "speak of this; it rests on the amount granted, which does not shift between lines unless the "
     "plan is revised."},
    {SettlementStepKind::kUnspent, &Settlement::unspent,
     "Besluit financieel beheer politie art. 12, vierde lid", "Niet besteed", "Unspent",
     "Beschikbaar, en niet ten laste van de bijdrage gekomen.",
     "Available, and not charged to the contribution."},
    {SettlementStepKind::kOutstanding, &Settlement::outstanding,
     "Besluit financieel beheer politie art. 12, vierde lid (a)", "Openstaande bijdragen",
     "Outstanding contributions",
     "Ontvangen en niet besteed; staat onder de kortlopende schulden. De vaststelling van de "
     "jaarrekening rekent dit niet af (vijfde lid).",
     "Received and not spent; stands under current liabilities. Adopting the annual account does "
     "not settle it (fifth paragraph)."},
    {SettlementStepKind::kStillToPay, &Settlement::still_to_pay, "", "Nog te betalen",
     "Still to be paid",
     "Ten laste van de bijdrage gekomen en nog niet betaald. Over betaling na het jaar is geen "
     "bepaling van het Besluit bekend; het rust op het verleende bedrag.",
     "Charged to the contribution and not yet paid. No article of the Besluit is known to speak of "
     "payment after the year; it rests on the amount granted."},
    {SettlementStepKind::kNeverPaid, &Settlement::never_paid, "", "Verleend en niet uitbetaald",
     "Granted and not paid out",
     "Niet betaald en ook niet nodig geweest. Hierover is geen bepaling van het Besluit bekend; "
     "overheveling geldt alleen voor wat ontvangen is.",
     "Not paid, and not needed either. No article of the Besluit is known to speak of this; only "
     "what was received is carried over."},
    {SettlementStepKind::kCarriedOver, &Settlement::carried_over,
     "Besluit financieel beheer politie art. 12, vierde lid (a, b)", "Over te hevelen",
     "To be carried over", "", ""},
    {SettlementStepKind::kToRecover, &Settlement::to_recover,
     "Besluit financieel beheer politie art. 12, derde lid, vierde lid (c)", "Terug te vorderen",
     "To be recovered",
     "De rest van de openstaande bijdragen: in mindering op de bijzondere bijdrage van volgend "
     "jaar, of terug te betalen. Wat boven het verleende bedrag betaald is, hoort hier altijd bij.",
     "The rest of the outstanding contributions: deducted from next year's earmarked contribution, "
     "or paid back. What was paid beyond the grant always belongs here."},
}};

// What the carrying over rests on: the Besluit names no limit.
std::string NoteOnCarryOver(const CarryOverDecision& decision, Language language) {
  const bool dutch = language == Language::kDutch;
  if (decision.sequence == 0) {
    return dutch ? "Er is geen besluit van de Minister vastgelegd; alles wat ontvangen is voor het "
                   "verleende bedrag blijft openstaan. Het Besluit noemt geen grens."
                 : "No decision of the Minister is recorded; all that was received of the grant "
                   "stays outstanding. The Besluit names no limit.";
  }
  const std::string most = finance::FormatFigure(decision.most_basis_points, 2, language);
  return dutch ? absl::StrFormat(
                     "Ten hoogste %s %% van wat beschikbaar was, volgens %s. Het "
                     "Besluit noemt geen grens.",
                     most, decision.document)
               : absl::StrFormat(
                     "At most %s %% of what was available, by %s. The Besluit names no "
                     "limit.",
                     most, decision.document);
}

}  // namespace

std::vector<SettlementStep> StepsOf(const Settlement& settlement, const CarryOverDecision& decision,
                                    Language language) {
  const bool dutch = language == Language::kDutch;
  std::vector<SettlementStep> steps;
  for (const StepText& text : kSteps) {
    steps.push_back({text.kind, settlement.*text.amount,
                     dutch ? text.title_dutch : text.title_english, text.source,
                     text.kind == SettlementStepKind::kCarriedOver
                         ? NoteOnCarryOver(decision, language)
                         : std::string(dutch ? text.note_dutch : text.note_english)});
  }
  return steps;
}

}  // namespace rekenschap::monitoring
