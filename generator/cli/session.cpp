#include "cli/session.hpp"

#include <fmt/format.h>

#include <ostream>

namespace statusbook {
namespace {

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

void report_diagnostics(Session& session, const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return;
  std::size_t errors = 0, warnings = 0;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    session.err << format(diagnostic, session.color);
    errors += diagnostic.severity == Severity::error ? 1U : 0U;
    warnings += diagnostic.severity == Severity::warning ? 1U : 0U;
  }
  session.err << counted(errors, "error");
  if (warnings > 0) session.err << ", " << counted(warnings, "warning");
  session.err << '\n';
  if (errors > 0) session.status = ExitStatus::findings;
}

}  // namespace statusbook
