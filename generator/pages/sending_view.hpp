#pragma once

// The section "Ready-to-use code" of a code's page: the warning, the code of each framework with
// what the tests do with it, and the software that has none. Pure function.

#include <string_view>

#include "pages/site_input.hpp"
#include "render/view.hpp"

namespace statusbook {

// Never null: a page says why it has no code. `root` is for links in the warning.
View make_sending_view(const SiteInput& input, const StatusCode& code, std::string_view root);

}  // namespace statusbook
