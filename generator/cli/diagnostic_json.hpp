#pragma once

// Diagnostics for machines: a JSON array, and SARIF 2.1.0. Both in the order of Diagnostics::sorted().

#include <string>

#include "support/diagnostic.hpp"

namespace statusbook {

// [{ "file", "line", "column", "severity", "code", "message", "hint" }]; line and column are null for
// a file as a whole.
std::string to_json(const Diagnostics& diagnostics);

// One run of the tool; columns count characters (columnKind unicodeCodePoints).
std::string to_sarif(const Diagnostics& diagnostics);

}  // namespace statusbook
