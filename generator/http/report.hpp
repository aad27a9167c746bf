#pragma once

// The collector that the parser and the rules append findings to. It takes severity, group and
// section from the rule table, softens what is normal in documentation according to the mode, and
// keeps at most a fixed number of findings, so that hostile input cannot fill the memory. Not for
// several threads at once.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "http/finding.hpp"
#include "http/span.hpp"

namespace statusbook::http {

struct Rule;

// wire: the exact octets of a connection. example: a message as documentation prints it.
// curl: what `curl -i` prints, with status lines of HTTP/2 and contents already decoded.
enum class Mode { wire, example, curl };

class Report {
 public:
  static constexpr std::size_t most_findings = 1000;

  Report(std::string_view bytes, Mode mode) : bytes_(bytes), mode_(mode) {}

  // `rule` must be an id of the rule table. The first form takes the severity from there.
  void add(std::string_view rule, Span where, std::string message);
  void add(std::string_view rule, Span where, std::string message, Severity severity);
  void add(std::string_view rule, Span where, std::string message, Severity severity, Group group);

  // An error in every mode: reading stopped at a limit, so nobody can vouch for the rest.
  void add_limit(std::string_view rule, Span where, std::string message);

  Mode mode() const { return mode_; }
  // How many findings refuse a message, those left out included.
  std::size_t refusals() const { return refusals_; }
  std::size_t left_out() const { return left_out_; }

  // Sorted by offset, with line and column filled in. The report is empty afterwards.
  std::vector<Finding> take();

 private:
  void store(const Rule& rule, Span where, std::string message, Severity severity, Group group);
  bool is_repeated_note(const Rule& rule, Severity severity);

  std::string_view bytes_;
  Mode mode_;
  std::vector<Finding> findings_;
  std::set<std::string_view> notes_given_;
  std::size_t left_out_ = 0;
  std::size_t refusals_ = 0;
};

}  // namespace statusbook::http
