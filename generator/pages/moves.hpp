#pragma once

// Addresses under which people look for a page that stands elsewhere: a code under its name and its
// former names ("/413-payload-too-large/"), as other sites have them, and what site.json says has
// moved. One list, from which pages/redirects.cpp writes rules for servers and which the preview
// obeys. Pure functions.

#include <string>
#include <string_view>

#include "pages/site_context.hpp"
#include "pages/site_plan.hpp"

namespace statusbook {

// "Payload Too Large" → "payload-too-large"; "I'm a teapot" → "im-a-teapot".
std::string slug_of_name(std::string_view name);

// No code's own address is among the old ones.
Moves list_moves(const SiteContext& context);

}  // namespace statusbook
