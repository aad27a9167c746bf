#pragma once

// The linter's findings for people and for machines. Pure functions; all three forms carry the same
// places.

#include <string>
#include <vector>

#include "http/finding.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct FileFinding {
  http::Finding finding;
  Location where;  // its column counts characters, where the finding's own counts octets
};

std::vector<FileFinding> locate_findings(const SourceText& source,
                                         const std::vector<http::Finding>& findings);

bool has_errors(const std::vector<FileFinding>& findings);

// Like a compiler: place, severity, message, rule, the line with a caret.
std::string findings_to_text(const std::vector<FileFinding>& findings, Color color);

// [{ "file", "line", "column", "offset", "severity", "group", "rule", "message", "section" }]
std::string findings_to_json(const std::vector<FileFinding>& findings);

// SARIF 2.1.0, with the rules' texts.
std::string findings_to_sarif(const std::vector<FileFinding>& findings);

}  // namespace statusbook
