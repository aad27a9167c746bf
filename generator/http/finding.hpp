#pragma once

// What the parser and the rules say about a message: which rule, how bad, where, and in one
// sentence what is wrong there. A finding is a plain value; its rule id, and through it the texts
// of the rule, come from the table in rules.hpp. The severities are those of compilers and of
// SARIF.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "http/span.hpp"

namespace statusbook::http {

enum class Severity { error, warning, note };

// Which part of the protocol a rule guards. A message is refused for an error of the first two
// groups: a recipient could not tell, or not safely tell, what the message is.
enum class Group { syntax, framing, semantics, advice };

std::string_view to_string(Severity severity);
std::string_view to_string(Group group);

struct Finding {
  std::string_view rule;  // an id of the rule table; lives as long as the program
  Severity severity = Severity::error;
  Group group = Group::syntax;
  std::size_t offset = 0;  // into the input
  std::size_t size = 0;
  std::size_t line = 1;      // from 1; a line ends with LF
  std::size_t column = 1;    // from 1, in octets
  std::string message;       // one sentence without a full stop
  std::string_view section;  // "RFC 9112 section 4"; empty for a rule about documentation habits

  bool operator==(const Finding&) const = default;
};

// True if a strict recipient refuses the message: a syntax or framing error stands.
bool refuses(const Finding& finding);
bool refused(const std::vector<Finding>& findings);

}  // namespace statusbook::http
