#include "http/report.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "http/rules.hpp"

namespace statusbook::http {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

std::string_view to_string(Group group) {
  switch (group) {
    case Group::syntax:
      return "syntax";
    case Group::framing:
      return "framing";
    case Group::semantics:
      return "semantics";
    case Group::advice:
      return "advice";
  }
  return "syntax";
}

bool refuses(const Finding& finding) {
  return finding.severity == Severity::error &&
         (finding.group == Group::syntax || finding.group == Group::framing);
}

bool refused(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), refuses);
}

void Report::add(std::string_view rule, Span where, std::string message) {
  add(rule, where, std::move(message), rule_by_id(rule).severity);
}

void Report::add(std::string_view rule, Span where, std::string message, Severity severity) {
  add(rule, where, std::move(message), severity, rule_by_id(rule).group);
}

void Report::add(std::string_view id, Span where, std::string message, Severity severity,
                 Group group) {
  const Rule& rule = rule_by_id(id);
  if (mode_ != Mode::wire && rule.outside_wire == OutsideWire::note) severity = Severity::note;
  if (is_repeated_note(rule, severity)) return;
  store(rule, where, std::move(message), severity, group);
}

void Report::add_limit(std::string_view id, Span where, std::string message) {
  const Rule& rule = rule_by_id(id);
  store(rule, where, std::move(message), Severity::error, rule.group);
}

void Report::store(const Rule& rule, Span where, std::string message, Severity severity,
                   Group group) {
  Finding finding{rule.id, severity,           group,       where.offset, where.size, 1,
                  1,       std::move(message), rule.section};
  if (refuses(finding)) ++refusals_;
  if (findings_.size() == most_findings) {
    ++left_out_;
    return;
  }
  findings_.push_back(std::move(finding));
}

// A habit of documentation (every line of the file ends in LF) is said once, not for each line.
bool Report::is_repeated_note(const Rule& rule, Severity severity) {
  return mode_ != Mode::wire && severity == Severity::note &&
         rule.outside_wire == OutsideWire::note && !notes_given_.insert(rule.id).second;
}

std::vector<Finding> Report::take() {
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.offset, a.severity, a.rule) < std::tie(b.offset, b.severity, b.rule);
  });
  std::size_t line = 1;
  std::size_t line_start = 0;
  std::size_t next_line_end = bytes_.find('\n');
  for (Finding& finding : findings_) {
    for (; next_line_end < finding.offset; next_line_end = bytes_.find('\n', line_start)) {
      ++line;
      line_start = next_line_end + 1;
    }
    finding.line = line;
    finding.column = finding.offset - line_start + 1;
  }
  return std::exchange(findings_, {});
}

}  // namespace statusbook::http
