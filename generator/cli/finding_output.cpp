#include "cli/finding_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/diagnostic_json.hpp"
#include "http/rules.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

// A longer line is not shown, and its columns count octets: a line may be as long as the input, and
// there may be a thousand findings in it.
constexpr std::size_t longest_shown_line = 2000;

// The finding knows its line, so the input is not searched again from its start.
Location locate(const SourceText& source, const http::Finding& finding) {
  const std::size_t start = finding.offset - std::min(finding.offset, finding.column - 1);
  std::string_view line = std::string_view(source.text).substr(start, longest_shown_line + 1);
  line = line.substr(0, line.find('\n'));
  if (line.size() > longest_shown_line) {
    return {.file = source.name, .line = finding.line, .column = finding.column};
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t before = std::min(finding.offset - start, line.size());
  const std::size_t marked = count_code_points(line.substr(before, finding.size));
  return {.file = source.name,
          .line = finding.line,
          .column = count_code_points(line.substr(0, before)) + 1,
          .length = std::max<std::size_t>(marked, 1),
          .source_line = std::string(line)};
}

Severity severity_of(const http::Finding& finding) {
  switch (finding.severity) {
    case http::Severity::error:
      return Severity::error;
    case http::Severity::warning:
      return Severity::warning;
    case http::Severity::note:
      return Severity::note;
  }
  return Severity::note;
}

Diagnostic to_diagnostic(const FileFinding& item) {
  std::string message = item.finding.message;
  if (!item.finding.section.empty()) message += fmt::format(" ({})", item.finding.section);
  const http::Rule* rule = http::find_rule(item.finding.rule);
  return {severity_of(item.finding), std::string(item.finding.rule), item.where, std::move(message),
          rule == nullptr ? "" : std::string(rule->mend)};
}

}  // namespace

std::vector<FileFinding> locate_findings(const SourceText& source,
                                         const std::vector<http::Finding>& findings) {
  std::vector<FileFinding> located;
  for (const http::Finding& finding : findings) {
    located.push_back({finding, locate(source, finding)});
  }
  return located;
}

bool has_errors(const std::vector<FileFinding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const FileFinding& item) {
    return item.finding.severity == http::Severity::error;
  });
}

std::string findings_to_text(const std::vector<FileFinding>& findings, Color color) {
  std::string text;
  for (const FileFinding& item : findings)
    text += format(to_diagnostic(item), color);
  return text;
}

std::string findings_to_json(const std::vector<FileFinding>& findings) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const FileFinding& item : findings) {
    list.push_back({{"file", item.where.file},
                    {"line", item.where.line},
                    {"column", item.where.column},
                    {"offset", item.finding.offset},
                    {"severity", http::to_string(item.finding.severity)},
                    {"group", http::to_string(item.finding.group)},
                    {"rule", item.finding.rule},
                    {"message", item.finding.message},
                    {"section", item.finding.section}});
  }
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string findings_to_sarif(const std::vector<FileFinding>& findings) {
  Diagnostics diagnostics;
  for (const FileFinding& item : findings)
    diagnostics.add(to_diagnostic(item));
  return to_sarif(diagnostics, [](const std::string& id) {
    const http::Rule* rule = http::find_rule(id);
    return rule == nullptr ? std::string() : std::string(rule->title);
  });
}

}  // namespace statusbook
