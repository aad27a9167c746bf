#pragma once

// path.json of a code → RequestPath. The record has passed its schema. Pure but for the report.

#include <optional>

#include "catalogue/load_record.hpp"
#include "catalogue/request_path.hpp"

namespace statusbook {

// Nothing unless exactly one step is marked.
std::optional<RequestPath> read_request_path(const LoadedRecord& record, Diagnostics& report);

}  // namespace statusbook
