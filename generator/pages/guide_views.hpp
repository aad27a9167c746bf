#pragma once

// What templates see of what goes across codes: the diagram of a code, the guides in which codes
// stand.

#include <string>
#include <vector>

#include "pages/site_context.hpp"

namespace statusbook {

// { caption, svg, steps: [{ parties, says, lost, fails, decides }] }; null without a path.
View make_path_view(const StatusCode& code);

// The guides that have a card for each of the codes: { items: [{ title, url }], count } or null.
View guides_with(const SiteContext& context, const std::vector<std::string>& keys);

std::string guide_url(const Guide& guide);  // "guides/server-errors/"

}  // namespace statusbook
