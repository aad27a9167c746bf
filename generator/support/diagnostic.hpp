#pragma once

// The one type in which Statusbook says that something in the input is wrong. Expected failures are
// collected as Diagnostics and reported together; exceptions are for I/O and for bugs.
// Codes ("unknown-family") are stable: people filter and search by them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "support/source_text.hpp"

namespace statusbook {

enum class Severity { error, warning, note };

std::string_view to_string(Severity severity);

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // kebab-case, stable
  Location where;
  std::string message;  // one sentence without a full stop
  std::string hint;     // what to do about it; empty when there is nothing useful to say

  bool operator==(const Diagnostic&) const = default;
};

// A collector that phases append to, in any order. Not for use from several threads at once.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
  void error(std::string code, Location where, std::string message, std::string hint = {});
  void warning(std::string code, Location where, std::string message, std::string hint = {});
  void append(Diagnostics other);

  bool has_errors() const;
  bool empty() const { return items_.empty(); }
  std::size_t count(Severity severity) const;
  const std::vector<Diagnostic>& items() const { return items_; }

  // Ordered by file, line, column and code, with repetitions taken out: what a person is shown.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> items_;
};

enum class Color { no, yes };

// `file:line:column: error: message [code]`, the source line with a caret under it, the hint.
// Control characters of the input and bytes that are no UTF-8 are shown as U+FFFD, so that a file
// cannot drive the terminal and what is printed is text.
std::string format(const Diagnostic& diagnostic, Color color);

}  // namespace statusbook
