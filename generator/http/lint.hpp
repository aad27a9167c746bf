#pragma once

// The linter: reads one response or several, runs every rule on them and returns what they found.
// This is the whole of what the command line, the build's gate and the preview need. Bad input is a
// value, never an exception. The result holds views into `bytes`, which must outlive it.
// Thread-safe.

#include <cstddef>
#include <string_view>
#include <vector>

#include "http/finding.hpp"
#include "http/parse.hpp"
#include "http/response.hpp"
#include "http/status_facts.hpp"

namespace statusbook::http {

struct LintOptions {
  Request request;
  Mode mode = Mode::wire;
  const StatusFactsTable* facts =
      nullptr;                // borrowed for the call; null: rules about codes stay silent
  bool opt_in_rules = false;  // run also the rules marked opt_in
  Limits limits;
  std::size_t piece_size = static_cast<std::size_t>(-1);  // see ParseOptions
};

struct LintResult {
  std::vector<Finding> findings;  // by offset, then by gravity
  std::vector<Response> responses;
  std::size_t findings_left_out = 0;  // beyond Report::most_findings
  bool refused = false;  // a syntax or framing error stands, be it among those left out
};

LintResult lint(std::string_view bytes, const LintOptions& options = {});

}  // namespace statusbook::http
