#include <catch2/catch.hpp>
#include <set>

#include "http/lint_helpers.hpp"

using namespace statusbook::http;

namespace {

std::vector<std::string> errors_other_than(std::string_view rule, const LintResult& result) {
  std::vector<std::string> lines;
  for (const Finding& finding : result.findings) {
    if (finding.severity == Severity::error && finding.rule != rule)
      lines.push_back(line_of(finding));
  }
  return lines;
}

bool is_kebab_case(std::string_view id) {
  return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos;
}

}  // namespace

TEST_CASE("the table has 120 rules, 68 of the first tier") {
  const auto rules = all_rules();
  CHECK(rules.size() == 120);
  CHECK(std::count_if(rules.begin(), rules.end(), [](const Rule& r) { return r.tier == 1; }) == 68);
}

TEST_CASE("every rule has a unique id and is found by it") {
  std::set<std::string_view> ids;
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    CHECK(is_kebab_case(rule.id));
    CHECK(ids.insert(rule.id).second);
    CHECK(find_rule(rule.id) == &rule);
  }
}

TEST_CASE("an unknown rule is not found, and asking for it in code is a bug") {
  CHECK(find_rule("no-such-rule") == nullptr);
  CHECK_THROWS_WITH(rule_by_id("no-such-rule"), "no lint rule is called no-such-rule");
}

TEST_CASE("every rule tells what is wrong, why, and how to mend it") {
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    CHECK_FALSE(rule.title.empty());
    CHECK(rule.title.back() != '.');
    CHECK(rule.explanation.back() == '.');
    CHECK(rule.mend.back() == '.');
    CHECK(rule.section.empty() == (rule.id.substr(0, 8) == "example-"));
    CHECK(rule.section.empty() == rule.document.empty());
  }
}

TEST_CASE("the failing example of every rule raises that rule and no other error") {
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    const LintResult result = lint(rule.failing, options_of(rule));
    CHECK(raises(rule.failing, rule.id, options_of(rule)));
    CHECK(errors_other_than(rule.id, result) == std::vector<std::string>{});
  }
}

TEST_CASE("the passing example of every rule raises neither that rule nor any error") {
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    const LintResult result = lint(rule.passing, options_of(rule));
    CHECK_FALSE(raises(rule.passing, rule.id, options_of(rule)));
    CHECK(errors_other_than("", result) == std::vector<std::string>{});
  }
}

TEST_CASE("a finding of the table's own severity carries group and section of its rule") {
  for (const Rule& rule : all_rules()) {
    INFO(rule.id);
    for (const Finding& finding : lint(rule.failing, options_of(rule)).findings) {
      if (finding.rule != rule.id) continue;
      CHECK(finding.section == rule.section);
      CHECK(finding.group == rule.group);
      CHECK(finding.severity == rule.severity);
    }
  }
}

TEST_CASE("rules about status codes stay silent without facts") {
  LintOptions options = test_options();
  options.facts = nullptr;
  CHECK(lint_lines("HTTP/1.1 401 OK\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nhi\n",
                   options) == std::vector<std::string>{});
}

TEST_CASE("rules to opt in to are silent until asked for") {
  const std::string bytes = response_with("Content-Type: text/plain\r\nX-Demo: 1\r\n");
  LintOptions options = test_options();
  CHECK(lint_lines(bytes, options) == std::vector<std::string>{});
  options.opt_in_rules = true;
  CHECK(lint_lines(bytes, options) ==
        std::vector<std::string>{
            "4:1 note field-x-prefix: New fields need no X-, which only makes \"X-Demo\" longer"});
}
