#pragma once

// The table of lint rules: one row a rule, with all that a page about it, a JSON or SARIF report
// and the tests need. The rows and their check functions live in the *_rules.cpp files, grouped by
// topic. The table is built once and never changes; reading it from several threads is safe.

#include <span>
#include <string_view>

#include "http/finding.hpp"
#include "http/parse.hpp"
#include "http/report.hpp"
#include "http/response.hpp"
#include "http/status_facts.hpp"

namespace statusbook::http {

// What a check function sees: one response, and what is known around it.
struct Context {
  const Response& response;
  const Request& request;
  Mode mode = Mode::wire;
  const StatusFacts* facts = nullptr;       // null: nothing is known of this status code
  const StatusFactsTable* table = nullptr;  // null: nothing is known of any
};

// Null in a row whose finding the parser itself raises while reading.
using Check = void (*)(const Context& context, Report& report);

// How grave a finding is outside Mode::wire: the same, or a note given once because printed
// messages habitually differ there from the octets on the wire.
enum class OutsideWire { same, note };

// The circumstances under which a row's examples are to be linted.
struct ExampleRequest {
  std::string_view method = "GET";
  std::string_view scheme = "https";
  std::string_view target = {};
};

struct Rule {
  std::string_view id = {};
  Severity severity = Severity::error;
  Group group = Group::semantics;
  int tier = 1;
  std::string_view section = {};   // as text: "RFC 9112 section 4"; empty for documentation habits
  std::string_view document = {};  // "rfc9112", "fetch"…; with `number` it makes a link
  std::string_view number = {};    // "4"; empty for a document without numbered sections
  std::string_view title = {};     // what is wrong
  std::string_view explanation = {};  // why that is wrong and what comes of it
  std::string_view mend = {};         // how to put it right
  std::string_view failing = {};      // a response that raises this rule and no other error
  std::string_view passing = {};      // its mended form
  Check check = nullptr;
  bool opt_in = false;  // right, but too common to be told unasked
  OutsideWire outside_wire = OutsideWire::same;
  Mode mode = Mode::wire;  // in which the examples are linted
  ExampleRequest request = {};
};

// All rules, in the order of the table: syntax, framing, status codes, fields and so on.
std::span<const Rule> all_rules();

// Null when there is no such rule.
const Rule* find_rule(std::string_view id);

// For ids that stand in the code: an unknown one is a bug, and throws std::logic_error.
const Rule& rule_by_id(std::string_view id);

}  // namespace statusbook::http
