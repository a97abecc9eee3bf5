#include "services/monitoring/app/rechecker.h"

#include <optional>
#include <utility>

#include <absl/time/time.h>

#include "services/base/log/log.h"
#include "services/base/status/status.h"
#include "services/monitoring/app/deviations.h"

namespace rekenschap::monitoring {
namespace {

using base::Connection;

// Small enough that other reads get their turn between two pages.
constexpr int kPage = 200;

void LogTrouble(const std::string& programme, const absl::Status& status) {
  base::Log(base::LogLevel::kWarning, "recheck-failed",
            {{"programme", programme},
             {"code", absl::StatusCodeToString(status.code())},
             {"message", std::string(status.message())}});
}

}  // namespace

Rechecker::Rechecker(Monitoring& monitoring) : monitoring_(monitoring), thread_([this] { Run(); }) {
  monitoring_.ObserveBases([this](const std::string& programme) { Wake(programme); });
}

Rechecker::~Rechecker() {
  monitoring_.ObserveBases([](const std::string&) {});
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void Rechecker::Wake(const std::string& programme) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert(programme);
  }
  woken_.notify_all();
}

bool Rechecker::Stopping() {
  const std::lock_guard lock(mutex_);
  return stop_;
}

void Rechecker::Run() {
  if (const absl::Status status = WakeOutdated(); !status.ok()) LogTrouble("-", status);
  for (;;) {
    std::string programme;
    {
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
      if (stop_) return;
      programme = std::move(waiting_.extract(waiting_.begin()).value());
    }
    // What fails is tried again when the service starts, or at the next change.
    if (const absl::Status status = HoldAgain(programme); !status.ok()) {
      LogTrouble(programme, status);
    }
  }
}

absl::Status Rechecker::WakeOutdated() {
  std::string after;
  for (;;) {
    std::vector<PlanCopy> copies;
    std::vector<std::string> outdated;
    RETURN_IF_ERROR(monitoring_.store().ReadAndWait([&](Connection& connection) {
      outdated.clear();
      copies = ListPlanCopies(connection, after, kPage);
      for (const PlanCopy& copy : copies) {
        if (copy.revision_number == 0) continue;
        const auto last = FindRecheck(connection, copy.programme);
        if (last && IsAgainstTheSame(*last, BasisOfRecheck(connection, copy.programme))) continue;
        outdated.push_back(copy.programme);
      }
      return absl::OkStatus();
    }));
    for (const std::string& programme : outdated) Wake(programme);
    if (copies.size() < static_cast<std::size_t>(kPage) || Stopping()) return absl::OkStatus();
    after = copies.back().programme;
  }
}

absl::Status Rechecker::HoldAgain(const std::string& programme) {
  Recheck outcome;
  std::optional<Recheck> before;
  RecheckPlace place;
  for (bool more = true; more;) {
    if (Stopping()) return absl::OkStatus();
    RecheckPage page;
    Recheck basis;
    std::optional<Recheck> last;
    RETURN_IF_ERROR(monitoring_.store().ReadAndWait([&](Connection& connection) -> absl::Status {
      basis = BasisOfRecheck(connection, programme);
      last = FindRecheck(connection, programme);
      ASSIGN_OR_RETURN(page, RecheckReports(monitoring_, connection, programme, place, {kPage}));
      return absl::OkStatus();
    }));
    if (outcome.programme.empty()) {
      outcome = basis;
      before = last;
    }
    // The plan, the policy or what is accepted has changed on the way: that has woken this again.
    if (!IsAgainstTheSame(outcome, basis) || last != before) return absl::OkStatus();
    outcome.checked += page.checked;
    outcome.deviating += static_cast<std::int64_t>(page.deviations.size());
    more = page.next.has_value();
    if (more) place = *std::move(page.next);
  }
  outcome.record_time_micros = absl::ToUnixMicros(monitoring_.journal().Now());
  bool saved = false;
  RETURN_IF_ERROR(monitoring_.store().WriteAndWait([&](Connection& connection) {
    // A report that was accepted since marks it, and that mark has to outlive a stop.
    saved = FindRecheck(connection, programme) == before;
    if (saved) SaveRecheck(connection, outcome);
    return absl::OkStatus();
  }));
  if (saved && outcome.checked > 0) {
    base::Log(base::LogLevel::kInfo, "accepted-reports-rechecked",
              {{"programme", programme},
               {"revision", std::to_string(outcome.revision_number)},
               {"policy", std::to_string(outcome.policy_version)},
               {"checked", std::to_string(outcome.checked)},
               {"deviating", std::to_string(outcome.deviating)}});
  }
  return absl::OkStatus();
}

}  // namespace rekenschap::monitoring
