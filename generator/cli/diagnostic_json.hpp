#pragma once

// Diagnostics for machines: a JSON array, and SARIF 2.1.0. Both in the order of
// Diagnostics::sorted().

#include <functional>
#include <string>

#include "support/diagnostic.hpp"

namespace statusbook {

// [{ "file", "line", "column", "severity", "code", "message", "hint" }]; line and column are null
// for a file as a whole.
std::string to_json(const Diagnostics& diagnostics);

// One run of the tool; columns count characters (columnKind unicodeCodePoints). `describe` gives
// what a code means; it may be empty, and may give an empty text.
std::string to_sarif(const Diagnostics& diagnostics,
                     const std::function<std::string(const std::string& code)>& describe = {});

}  // namespace statusbook
