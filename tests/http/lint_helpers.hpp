#pragma once

// What the tests of generator/http/ share: a small table of status facts of their own, and findings
// as lines of text, so that a test can compare all of them at once.

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "http/lint.hpp"
#include "http/rules.hpp"

namespace statusbook::http {

inline std::ostream& operator<<(std::ostream& out, const Span& span) {
  return out << span.offset << "+" << span.size;
}

inline const StatusFactsTable& test_facts() {
  using enum ContentRule;
  using enum Level;
  static const StatusFactsTable table({
      {101, "Switching Protocols", {}, forbidden, Standing::current, {}, {{"Upgrade", must}}},
      {200, "OK", {}, allowed, Standing::current, {}, {}},
      {201, "Created", {}, allowed, Standing::current, {}, {}},
      {204, "No Content", {}, forbidden, Standing::current, {}, {}},
      {205, "Reset Content", {}, forbidden, Standing::current, {}, {}},
      {206, "Partial Content", {}, required, Standing::current, {}, {{"Content-Range", must}}},
      {302, "Found", {"Moved Temporarily"}, allowed, Standing::current, {}, {{"Location", should}}},
      {303, "See Other", {}, allowed, Standing::current, {}, {{"Location", must}}},
      {305, "Use Proxy", {}, allowed, Standing::deprecated, {}, {}},
      {402, "Payment Required", {}, allowed, Standing::reserved, {}, {}},
      {401, "Unauthorized", {}, recommended, Standing::current, {}, {{"WWW-Authenticate", must}}},
      {404, "Not Found", {}, recommended, Standing::current, {}, {}},
      {405, "Method Not Allowed", {}, recommended, Standing::current, {}, {{"Allow", must}}},
      {406, "Not Acceptable", {}, recommended, Standing::current, {}, {}},
      {407,
       "Proxy Authentication Required",
       {},
       recommended,
       Standing::current,
       {},
       {{"Proxy-Authenticate", must}}},
      {416,
       "Range Not Satisfiable",
       {},
       recommended,
       Standing::current,
       {},
       {{"Content-Range", should}}},
      {418, "(Unused)", {}, allowed, Standing::unused, {}, {}},
      {426, "Upgrade Required", {}, recommended, Standing::current, {}, {{"Upgrade", must}}},
      {429, "Too Many Requests", {}, recommended, Standing::current, {}, {{"Retry-After", may}}},
      {451,
       "Unavailable For Legal Reasons",
       {},
       recommended,
       Standing::current,
       {},
       {{"Link", should}}},
      {499, "Client Closed Request", {}, allowed, Standing::unregistered, "nginx", {}},
      {502, "Bad Gateway", {}, recommended, Standing::current, {}, {}},
      {503, "Service Unavailable", {}, recommended, Standing::current, {}, {{"Retry-After", may}}},
      {504, "Gateway Timeout", {}, recommended, Standing::current, {}, {}},
  });
  return table;
}

inline LintOptions test_options(Mode mode = Mode::wire, std::string method = "GET") {
  LintOptions options;
  options.request.method = std::move(method);
  options.mode = mode;
  options.facts = &test_facts();
  return options;
}

// "2:1 error field-obs-fold: message"
inline std::string line_of(const Finding& finding) {
  return std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
         std::string(to_string(finding.severity)) + " " + std::string(finding.rule) + ": " +
         finding.message;
}

inline std::vector<std::string> lines_of(const std::vector<Finding>& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings)
    lines.push_back(line_of(finding));
  return lines;
}

inline std::vector<std::string> lint_lines(std::string_view bytes,
                                           const LintOptions& options = test_options()) {
  return lines_of(lint(bytes, options).findings);
}

inline LintOptions options_of(const Rule& rule) {
  LintOptions options = test_options(rule.mode, std::string(rule.request.method));
  options.request.scheme = rule.request.scheme;
  options.request.target = rule.request.target;
  options.opt_in_rules = true;
  return options;
}

inline bool raises(std::string_view bytes, std::string_view rule, const LintOptions& options) {
  const LintResult result = lint(bytes, options);
  for (const Finding& finding : result.findings) {
    if (finding.rule == rule) return true;
  }
  return false;
}

// A plain response with these fields and a content of three octets.
inline std::string response_with(std::string_view fields, std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\nDate: Tue, 03 Feb 2026 10:15:00 GMT\r\n" +
         std::string(fields) + "Content-Length: 3\r\n\r\nhi\n";
}

}  // namespace statusbook::http
