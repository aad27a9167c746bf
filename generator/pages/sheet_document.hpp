#pragma once

// The page /cheat-sheet/ to be kept as a single file: its links and its style lead to the published
// site.

#include <optional>
#include <string>

#include "pages/site_context.hpp"

namespace statusbook {

std::optional<std::string> make_sheet_document(const SiteContext& context, Diagnostics& report);

}  // namespace statusbook
