#include "http/lint.hpp"

#include "http/rules.hpp"

namespace statusbook::http {

namespace {

void check_response(const Response& response, const LintOptions& options, Report& report) {
  const StatusFacts* facts =
      options.facts == nullptr ? nullptr : options.facts->find(response.code);
  const Context context{response, options.request, options.mode, facts, options.facts};
  for (const Rule& rule : all_rules()) {
    if (rule.check == nullptr || (rule.opt_in && !options.opt_in_rules)) continue;
    rule.check(context, report);
  }
}

}  // namespace

LintResult lint(std::string_view bytes, const LintOptions& options) {
  Report report(bytes, options.mode);
  LintResult result;
  result.responses = read_responses(
      bytes, {options.request, options.mode, options.limits, options.piece_size}, report);
  for (const Response& response : result.responses) {
    if (response.header_complete) check_response(response, options, report);
  }
  result.refused = report.refusals() > 0;
  result.findings_left_out = report.left_out();
  result.findings = report.take();
  return result;
}

}  // namespace statusbook::http
