#pragma once

// Reads content/changes.json. Problems are added to the reader's report, and what is sound comes
// back. Codes: `duplicate-id`, `change-order` and `unknown-code`; where links lead is known to the
// plan alone (pages/plan_references.hpp).

#include <string>
#include <vector>

#include "catalogue/change.hpp"
#include "catalogue/cross_reader.hpp"

namespace statusbook {

// The newest first, as the file must have them. A catalogue may do without; there are none then.
std::vector<Change> load_changes(const CrossReader& reader, const std::string& path);

}  // namespace statusbook
