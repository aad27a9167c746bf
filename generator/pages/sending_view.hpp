#pragma once

// "Ready-to-use code", on a code's page and on the page that belongs to it: the warning, the code
// of each framework with what the tests do with it, and the software that has none. Pure functions.

#include <string_view>
#include <vector>

#include "pages/site_input.hpp"
#include "render/view.hpp"

namespace statusbook {

// { rule, is_warning, note, featured, count, url, groups, omitted }; never null, since a page says
// why it has no code. `url` is the page of all frameworks, null when there is no code; `root` is
// for links in the warning.
View make_sending_view(const SiteInput& input, const StatusCode& code, std::string_view root);

// Empty when the code is not sent at all.
const std::vector<SnippetText>& snippets_of(const SiteInput& input, const StatusCode& code);

}  // namespace statusbook
