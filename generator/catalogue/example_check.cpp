#include "catalogue/example_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "http/rules.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

// Not a rule of the linter: that an example shows the code in whose folder it lies.
constexpr std::string_view other_code_rule = "example-of-another-code";

// The value of the first `name` field of a request, without the optional whitespace around it.
std::optional<std::string> field_of_request(std::string_view request, std::string_view name) {
  const std::string start = fmt::format("\r\n{}:", name);
  const std::size_t found = request.substr(0, request.find("\r\n\r\n")).find(start);
  if (found == std::string_view::npos) return std::nullopt;
  std::string_view value = request.substr(found + start.size());
  value = value.substr(0, value.find("\r\n"));
  value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
  return std::string(value);
}

class ExampleCheck {
 public:
  ExampleCheck(const StatusCode& code, const http::StatusFactsTable& facts, Diagnostics& report)
      : code_(code), facts_(facts), report_(report) {}

  void check(const Example& example) {
    const http::LintResult result = http::lint(example.response, lint_options_of(example, facts_));
    const SourceText source{example.file, example.response};
    for (const http::Finding& finding : result.findings)
      add(example, source, finding);
    check_code(example, result);
  }

  // Exceptions that excuse nothing hide what they once excused.
  void check_exceptions(const std::string& facts_file) {
    for (const LintException& exception : code_.lint_exceptions) {
      if (used_.contains({exception.example, exception.rule})) continue;
      report_.error("unused-lint-exception", {.file = facts_file},
                    fmt::format("the exception for '{}' in {} excuses nothing", exception.rule,
                                exception.example),
                    "take it out, or correct its example and rule");
    }
  }

 private:
  bool is_excused(const Example& example, std::string_view rule) {
    const std::string file = file_name_of(example);
    for (const LintException& exception : code_.lint_exceptions) {
      if (exception.example != file || exception.rule != rule) continue;
      used_.insert({file, std::string(rule)});
      return true;
    }
    return false;
  }

  void add(const Example& example, const SourceText& source, const http::Finding& finding) {
    if (finding.severity == http::Severity::note || is_excused(example, finding.rule)) return;
    std::string message = finding.message;
    if (!finding.section.empty()) message += fmt::format(" ({})", finding.section);
    report_.error(std::string(finding.rule), source.locate(finding.offset, finding.size),
                  std::move(message), std::string(http::rule_by_id(finding.rule).mend));
  }

  void check_code(const Example& example, const http::LintResult& result) {
    const bool shown = std::any_of(result.responses.begin(), result.responses.end(),
                                   [&](const http::Response& r) { return r.code == code_.code; });
    if (shown || result.refused || is_excused(example, other_code_rule)) return;
    report_.error(std::string(other_code_rule), {.file = example.file},
                  fmt::format("no response in this example has the status code {}", code_.code));
  }

  const StatusCode& code_;
  const http::StatusFactsTable& facts_;
  Diagnostics& report_;
  std::set<std::pair<std::string, std::string>> used_;
};

}  // namespace

std::string file_name_of(const Example& example) {
  return example.name.empty() ? "response.http" : example.name + ".response.http";
}

http::Request request_of(const Example& example) {
  http::Request request;
  const std::string_view text = example.request;
  const std::size_t method_end = text.find(' ');
  if (method_end == std::string_view::npos) return request;
  request.method = std::string(text.substr(0, method_end));
  const std::string_view rest = text.substr(method_end + 1);
  request.target = std::string(rest.substr(0, rest.find(' ')));
  request.range = field_of_request(text, "Range");
  return request;
}

http::LintOptions lint_options_of(const Example& example, const http::StatusFactsTable& facts) {
  http::LintOptions options;
  options.request = request_of(example);
  options.facts = &facts;
  return options;
}

void check_example_titles(const LoadedRecord& record, const StatusCode& code, Diagnostics& report) {
  std::vector<std::string> names;
  for (const Example& example : code.examples)
    names.push_back(example.name);
  for (const JsonMember& title : record.root.at("example_titles").members) {
    if (std::find(names.begin(), names.end(), title.name) != names.end()) continue;
    report.error("unknown-example", record.locate(title.value),
                 fmt::format("there is no '{}.response.http' here", title.name),
                 suggest(title.name, names));
  }
}

void check_examples(const StatusCode& code, const std::string& facts_file,
                    const http::StatusFactsTable& facts, Diagnostics& report) {
  ExampleCheck check(code, facts, report);
  for (const Example& example : code.examples)
    check.check(example);
  check.check_exceptions(facts_file);
}

}  // namespace statusbook
