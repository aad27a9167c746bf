#pragma once

// The list of the files that Statusbook has written into an output folder, kept there itself. It
// tells our files from those that somebody else put there. It holds names only, so the same site
// gives the same bytes anywhere. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

inline constexpr std::string_view manifest_name = ".statusbook-manifest";

// The manifest's text for a site that has files at these paths.
std::string manifest_of(std::vector<std::string> paths);

// The paths that a manifest lists; nothing if it is not one that this version understands.
std::optional<std::vector<std::string>> parse_manifest(std::string_view text);

}  // namespace statusbook
