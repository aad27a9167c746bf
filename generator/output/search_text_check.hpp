#pragma once

// Pages that search engines may show must be told apart in their lists: each has a title and a
// description of its own, and a description that is neither cut nor replaced (`duplicate-title`,
// `duplicate-description`, `description-length`). Looks at the plan alone. Pure.

#include "pages/site_plan.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

void check_search_texts(const SitePlan& plan, Diagnostics& report);

}  // namespace statusbook
