#pragma once

// The list of the files that Statusbook has written into an output folder, kept there itself. It
// tells our files from those that somebody else put there. It holds names only, so the same site
// gives the same bytes anywhere. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/site_plan.hpp"

namespace statusbook {

inline constexpr std::string_view manifest_name = ".statusbook-manifest";

// The manifest's text for a site: the sorted paths of its files.
std::string manifest_of(const SitePlan& plan);

// The paths that a manifest lists; nothing if it is not one that this version understands.
std::optional<std::vector<std::string>> parse_manifest(std::string_view text);

}  // namespace statusbook
