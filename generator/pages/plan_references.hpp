#pragma once

// References in the input that only the catalogue as a whole or the plan can settle, checked where
// they stand: popular codes and comparisons, navigation, links in prose.

#include "pages/site_input.hpp"
#include "pages/site_plan.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// Popular codes and comparisons of site.json. False if one of them is not there.
bool check_settings_references(const SiteInput& input, Diagnostics& report);

// Links of prose and of the navigation into the site. Fragments are checked on the rendered pages.
void check_links_of_input(const SiteInput& input, const SitePlan& plan, Diagnostics& report);

}  // namespace statusbook
